import { expect, test } from 'vitest'
import { fillIn, textOf } from '../support/join-chat.ts'
import { ANNA, BORIS, erasureWorld, GALINA, IVAN } from './erasure-world.ts'

test('a chair who is erased leaves the talk of others with their turn, and without the words', async () => {
  const { database, chat, nightAfter } = await erasureWorld()
  const [ivan, boris, galina] = [chat(IVAN), chat(BORIS), chat(GALINA)]
  await fillIn(ivan)
  await ivan.press('Отправить')
  const id = String((await database.read.application.findFirstOrThrow()).id)
  const write = async (from: typeof ivan, words: string) => {
    await from.route('application.talk', id)
    return from.say(words)
  }
  for (const n of [1, 2]) await write(ivan, `Вопрос ${n}`)
  await write(boris, 'Приходите в пятницу')
  for (const n of [3, 4, 5]) await write(ivan, `Вопрос ${n}`)
  await boris.route('privacy.erase', 'yes')
  await nightAfter(3)
  const talk = await database.read.applicationMessage.findMany({ orderBy: { id: 'asc' } })
  expect(talk.map(({ text }) => text)).toEqual([
    ...['Вопрос 1', 'Вопрос 2', '', 'Вопрос 3', 'Вопрос 4', 'Вопрос 5'],
  ])
  expect(talk.map(({ accountId }) => accountId)).not.toContain(BORIS)
  expect(await galina.route('application', id)).toContain('Вопрос 5')
  expect(await ivan.route('join.mine')).toContain('Вопрос 5')
  expect(await write(ivan, 'Вопрос 6')).not.toContain('устарела')
  expect(await database.read.applicationMessage.count()).toBe(7)
})

test('of a member who stays, a wish to leave is taken back with the account, and the chair hears so', async () => {
  const { database, chat, nightAfter } = await erasureWorld()
  const anna = chat(ANNA)
  await anna.command('leave')
  await anna.press('Сообщить о выходе')
  await database.write.outboxMessage.updateMany({ data: { state: 'sent', attempts: 1 } })
  // The card is somebody else's by then, so it stays.
  await database.write.memberBinding.updateMany({ data: { endedAt: anna.now } })
  await anna.route('privacy.erase', 'yes')
  await nightAfter(3)
  expect(await database.read.departure.findMany()).toEqual([
    expect.objectContaining({ memberId: 1, state: 'withdrawn', accountId: 0, decidedBy: null }),
  ])
  const told = await database.read.outboxMessage.findMany({
    where: { accountId: BORIS, kind: 'departure', state: 'planned' },
  })
  expect(told.map(({ screen }) => textOf(JSON.parse(screen)))).toEqual([
    expect.stringContaining('Небылицына'),
  ])
})
