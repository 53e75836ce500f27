import { expect, test } from 'vitest'
import { upTo } from './join-up-to.ts'

test.each([
  ['consent', 'нажмите одну из кнопок'],
  ['birthDate', 'текстом'],
  ['name', 'текстом'],
  ['place', 'текстом'],
  ['status', 'одну из кнопок'],
  ['phone', 'текстом'],
] as const)(
  'a photo with a caption in place of «%s» is no answer, whatever the caption says',
  async (step, why) => {
    const { database, ivan } = await upTo(step)
    const before = await database.read.dialogue.findFirstOrThrow()
    const file = { kind: 'photo', fileId: 'f' } as const
    expect(await ivan.give({ kind: 'file', file, sizeBytes: 1, caption: '05.03.1985' })).toContain(why)
    expect(ivan.text).toContain('Шаг')
    expect(await database.read.dialogue.findFirstOrThrow()).toMatchObject({ answers: before.answers })
  },
)

test.each(['birthDate', 'name', 'place', 'status', 'phone'] as const)(
  'emoji and marks of direction in place of «%s» are asked about again, step by step',
  async (step) => {
    const { ivan } = await upTo(step)
    for (const text of ['👩\u200d🏫😀', '\u200f\u202e\u2066', '\u0000\ufeff']) {
      expect(await ivan.say(text)).not.toBe('')
      expect(ivan.text).toContain('Шаг')
    }
  },
)
