import { describe, expect, test } from 'vitest'
import type { Input } from '../../bot/turn.ts'
import { announceWorld, OLEG } from './announce-world.ts'

type World = Awaited<ReturnType<typeof announceWorld>>

const photo = (world: World, caption = ''): Input => ({
  ...{ kind: 'file', caption, sizeBytes: 20 * 1024 * 1024, messageId: '77' },
  file: { kind: 'photo', fileId: world.picture() },
})

async function choose(world: World) {
  await world.press(OLEG, 'answer', 'announce', 'org', '2')
  return world.press(OLEG, 'answer', 'announce', 'role', 'all')
}

const broadcasts = (world: World) => world.database.read.broadcast.findMany({ orderBy: { id: 'asc' } })

describe('a picture', () => {
  test('with a caption is an announcement; it goes by the id that the messenger gave', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    const sent = photo(world, 'Приходите **все**')
    expect((await world.say(OLEG, sent)).words).toContain('Шаг 2 из 3')
    const review = await choose(world)
    expect(world.tried(OLEG)).toMatchObject([{ text: 'Приходите все', photo: expect.any(String) }])
    await world.tap(OLEG, review, 'announce.send')
    const fileId = sent.kind === 'file' ? sent.file.fileId : ''
    expect(await broadcasts(world)).toMatchObject([
      {
        text: 'Приходите **все**',
        attachment: JSON.stringify({ kind: 'photo', fileId }),
        textMessageId: '77',
      },
    ])
    expect((await world.press(OLEG, 'broadcasts')).words).toContain('🖼 Приходите все')
  })

  test('comes before the text, which is asked for with the bound of a caption, or goes without one', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    const asked = await world.say(OLEG, photo(world))
    expect(asked.words).toContain('Картинка получена. Теперь пришлите текст, до 1 024 знаков')
    expect((await world.type(OLEG, 'я'.repeat(1100))).words).toContain('Сократите на 76')
    expect((await world.tap(OLEG, asked, 'answer announce text none')).words).toContain('Шаг 2 из 3')
    const review = await choose(world)
    expect(world.tried(OLEG)).toMatchObject([{ text: '', photo: expect.any(String) }])
    expect((await world.tap(OLEG, review, 'announce.send')).note).toBe('announce.started')
  })

  test('taken away before the text leaves the question as it was', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    const asked = await world.say(OLEG, photo(world))
    expect((await world.tap(OLEG, asked, 'answer announce text drop')).words).toContain('до 4 096 знаков')
  })

  test('with a caption of 1 100 characters is refused with how many to cut', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    const { words } = await world.say(OLEG, photo(world, 'я'.repeat(1100)))
    expect(words).toContain('помещается до 1 024 знаков, а в тексте 1 100. Сократите на 76')
    expect(words).toContain('Шаг 1 из 3')
  })

  test('is put to a text while anything is asked, unless the text is too long for it', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'Собрание')
    expect((await world.say(OLEG, photo(world))).words).toContain('Шаг 2 из 3')
    const review = await choose(world)
    expect(world.tried(OLEG)).toMatchObject([{ text: 'Собрание', photo: expect.any(String) }])
    const asked = await world.tap(OLEG, review, 'edit announce file')
    await world.tap(OLEG, asked, 'answer announce file drop')
    expect(world.tried(OLEG).at(-1)?.photo).toBeUndefined()
    await world.tap(OLEG, review, 'edit announce text')
    await world.type(OLEG, 'я'.repeat(2000))
    const { words } = await world.say(OLEG, photo(world))
    expect(words).toContain('Сократите на 976')
    expect(words).toContain('Проверьте объявление')
  })

  test('without words cannot lose its picture: then a text is asked for', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.tap(OLEG, await world.say(OLEG, photo(world)), 'answer announce text none')
    const asked = await world.tap(OLEG, await choose(world), 'edit announce file')
    const { words } = await world.tap(OLEG, asked, 'answer announce file drop')
    expect(words).toContain('Без картинки нужен текст')
    expect(words).toContain('Шаг 1 из 3')
  })

  test('that the messenger does not know is told before anybody gets it, and asked for again', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    const lost: Input = { ...photo(world, 'Приходите'), file: { kind: 'photo', fileId: 'lost' } } as Input
    await world.say(OLEG, lost)
    const { words, find } = await choose(world)
    expect(words).toContain('Телеграм не принимает эту картинку или файл')
    expect(find('announce.send')).toBeUndefined()
    expect((await world.say(OLEG, photo(world))).words).toContain('Проверьте объявление')
  })
})

test('of an album the first picture is answered, the others are not answered again', async () => {
  const world = await announceWorld()
  await world.command(OLEG)
  const pictures = [1, 2, 3].map((): Input => ({ kind: 'other', album: '9' }))
  const answers = []
  for (const picture of pictures) answers.push((await world.say(OLEG, picture)).words)
  expect(answers[0]).toContain('Пришлите одну')
  expect(answers.slice(1)).toEqual(['', ''])
})

test('marks that slipped through are refused by the messenger in words, and the text is asked for again', async () => {
  const world = await announceWorld()
  await world.command(OLEG)
  await world.type(OLEG, 'Собрание')
  await world.press(OLEG, 'answer', 'announce', 'org', '2')
  // A draft that another release took: the text is checked by the messenger alone.
  const answers = JSON.stringify({ text: '**в __пятницу** собрание__', org: '2' })
  await world.database.write.dialogue.updateMany({ where: { accountId: OLEG }, data: { answers } })
  const { words, find } = await world.press(OLEG, 'answer', 'announce', 'role', 'all')
  expect(words).toContain('Телеграм не принимает разметку')
  expect(words).toContain('Шаг 1 из 3')
  expect(find('announce.send')).toBeUndefined()
  expect((await world.type(OLEG, 'Собрание')).words).toContain('Проверьте объявление')
})

describe('an edit of the message that holds the text', () => {
  const edited = (messageId: string, text: string): Input => ({
    ...{ kind: 'edited', messageId },
    now: { kind: 'text', text, messageId },
  })

  test('changes the draft, which is shown anew', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'Собрание в пятницу', '5')
    const review = await choose(world)
    const changed = await world.say(OLEG, edited('5', 'Собрание в субботу'))
    expect(changed.words).toContain('Проверьте объявление')
    expect(world.tried(OLEG).at(-1)?.text).toBe('Собрание в субботу')
    expect((await world.tap(OLEG, review, 'announce.send')).note).toBe('announce.changed')
  })

  test('to nothing that can be sent is told, and the draft stays', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'Собрание в пятницу', '5')
    await choose(world)
    const { words } = await world.say(OLEG, edited('5', 'я'.repeat(4100)))
    expect(words).toContain('Сократите на 4')
    expect(words).toContain('Проверьте объявление')
    expect(world.tried(OLEG)).toHaveLength(1)
  })

  test('comes too late once sending has begun, and says what to do', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'Собрание в пятницу', '5')
    await world.tap(OLEG, await choose(world), 'announce.send')
    const { words, find } = await world.say(OLEG, edited('5', 'Собрание в субботу'))
    expect(words).toContain('Объявление № 1 уже идёт')
    expect(words).toContain('остановите и отправьте исправленное')
    expect(find('broadcast 1')).toBeDefined()
    await world.database.write.broadcast.updateMany({ data: { status: 'finished' } })
    expect((await world.say(OLEG, edited('5', 'Собрание в субботу'))).words).toContain('уже отправлено')
    expect((await broadcasts(world))[0]?.text).toBe('Собрание в пятницу')
  })

  test('of any other message is left without an answer', async () => {
    const world = await announceWorld()
    await world.command(OLEG)
    await world.type(OLEG, 'Собрание', '5')
    expect(await world.say(OLEG, edited('4', 'Другое'))).toMatchObject({ words: '', note: undefined })
  })
})
