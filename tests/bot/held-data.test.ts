import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { heldParagraphs } from '../../bot/features/privacy/taken.ts'
import { isMessageKey } from '../../core/i18n.ts'
import { personalData } from '../../db/repos/personal-data.ts'
import { fillIn } from '../support/join-chat.ts'
import { ANNA, BORIS, erasureWorld, IVAN } from './erasure-world.ts'

const SCHEMA = readFileSync(new URL('../../db/schema.prisma', import.meta.url), 'utf8')

/** Tables that point to a person and are not taken along by themselves. */
const NOT_TAKEN: Record<string, string> = {
  SentFile:
    'a registry file that an officer sent: it is emptied when done, and that it was sent is among the changes',
  ErasureProof: 'that a wish is proven: the wish itself is there',
  GapReminder: 'which message may be edited: the message itself is there',
  SentPicture: 'the number the messenger gave to a picture that is drawn of the rest',
}

/** Models with a column that names an account or a member. */
function personalTables(): string[] {
  return [...SCHEMA.matchAll(/^model (\w+) \{([^}]*)\}/gm)]
    .filter(([, , body = '']) => /^\s+(accountId|memberId)\s/m.test(body))
    .map(([, name = '']) => name)
}

test('every table of the schema that points to a person is taken along', async () => {
  const { database } = await erasureWorld()
  const taken = (await personalData(database.read, ANNA)).flatMap(({ tables }) => tables)
  expect(personalTables().length).toBeGreaterThan(18)
  expect(personalTables().filter((name) => !taken.includes(name) && !(name in NOT_TAKEN))).toEqual([])
})

test('every section, and every column that is printed, has a name for people', async () => {
  const { database, chat } = await erasureWorld()
  const ivan = chat(IVAN)
  await fillIn(ivan)
  await ivan.press('Отправить')
  for (const person of [IVAN, ANNA, BORIS])
    for (const { name, rows } of await personalData(database.read, person)) {
      expect(isMessageKey(`held.section.${name}`)).toBe(true)
      const columns = rows
        .flatMap((row) => Object.keys(row))
        .filter((each) => !/^(messages|screen)$/.test(each))
      expect(columns.filter((each) => !isMessageKey(`held.field.${each}`))).toEqual([])
    }
})

test('a chair takes along what he did, and nobody else’s data', async () => {
  const { database, chat } = await erasureWorld()
  const [ivan, boris, anna] = [chat(IVAN), chat(BORIS), chat(ANNA)]
  await fillIn(ivan)
  await ivan.press('Отправить')
  const { id } = await database.read.application.findFirstOrThrow()
  await boris.route('application.accept', String(id))
  await anna.route('ticket.received')
  const sections = await personalData(database.read, BORIS)
  const text = JSON.stringify(sections)
  for (const word of ['Иванова', 'Небылицына', '+70001234567', '1985-03-05']) expect(text).not.toContain(word)
  const changes = sections.find(({ name }) => name === 'changes')?.rows
  expect(changes).toContainEqual({ kind: 'join', field: 'application', changedAt: expect.any(Date) })
  const told = heldParagraphs(await personalData(database.read, IVAN), {
    locale: 'ru',
    timeZone: 'Europe/Moscow',
  })
  expect(told.join('\n')).toContain('текст: Поздравляем')
  expect(told.join('\n')).toContain('фамилия: Иванова')
})
