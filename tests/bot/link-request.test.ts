import { expect, test } from 'vitest'
import { giveRight, type Right } from '../../db/repos/rights.ts'
import { transact } from '../../db/unit-of-work.ts'
import { folderWith, importFrom, smallTree } from '../registry/registry-folder.ts'
import { Chat } from '../support/chat.ts'
import { freshDatabase } from '../support/database.ts'

const NOW = new Date('2022-11-21T06:00:00Z')
const MEMBERS = [
  'ais_id,org_ais_id,last_name,first_name,status,phone,ticket_number',
  'm,p,Примерова,Анна,working,+70001000001,440000001',
]
const TAKEN = 'Запрос принят'

/** Анна is on record in the school; a chair and an officer above exist only where a test gives them the right. */
async function setUp() {
  const database = await freshDatabase()
  await importFrom(database, folderWith({ 'o.csv': smallTree(), 'm.csv': `${MEMBERS.join('\n')}\n` }))
  const give = async (right: Right, externalId: string, aisId: string) => {
    const { id: orgId } = await database.read.organisation.findUniqueOrThrow({ where: { aisId } })
    const account = { channel: 'telegram', externalId }
    return transact(database, (tx) => giveRight(tx, { right, account, orgId }, NOW))
  }
  const [chair, officer, anna, asker] = ['1', '2', '3', '4'].map((id) => new Chat(database, id))
  if (!chair || !officer || !anna || !asker) throw new Error('four people')
  return { database, give, chair, officer, anna, asker }
}

async function ask(chat: Chat): Promise<string> {
  await chat.command('link')
  await chat.press('По номеру билета')
  await chat.say('440000001')
  return chat.say('Примерова')
}

/** The digits that the asker is shown and tells whoever confirms. */
const codeIn = (text: string) => /Ваш код: (\d{4})/.exec(text)?.[1] ?? 'no code'

async function linkByPhone(chat: Chat): Promise<string> {
  await chat.command('link')
  return chat.shareContact('+70001000001')
}

test('a chair who asks for the card of a member is not asked to confirm it: the level above is', async () => {
  const { database, give, chair, officer } = await setUp()
  await give('office', '1', 'p')
  await give('officer', '2', 'r')
  const taken = await ask(chair)
  expect(taken).toContain(TAKEN)
  expect(await chair.inbox()).toEqual([])
  const { id } = await database.read.linkRequest.findFirstOrThrow()
  expect(await chair.command('applications')).not.toContain('связать чат')
  for (const route of ['link.request', 'link.confirm', 'link.refuse'])
    expect(await chair.route(route, String(id))).toContain('устарела')
  expect(await chair.command('card')).toContain('недоступен')
  expect(await officer.pressMessage(codeIn(taken))).toContain('Подтверждено')
})

test('a request that nobody could decide waits for whoever becomes a decider', async () => {
  const { give, chair, asker } = await setUp()
  const taken = await ask(asker)
  expect(taken).toContain(TAKEN)
  await give('office', '1', 'p')
  expect(await chair.command('applications')).toContain('просит связать чат')
  expect(await chair.press('Карточка: Примерова А.')).toContain('Примерова Анна')
  expect(chair.labels.slice(4)).toEqual(['Нет', '← Назад', '⌂ Меню'])
  expect(await chair.press(codeIn(taken))).toContain('Подтверждено')
  expect(await asker.command('card')).toContain('440000001')
  expect(await chair.command('applications')).not.toContain('связать чат')
})

test('the card that its own phone opened is a matter of its holder, not of the chair', async () => {
  const { give, chair, anna, asker } = await setUp()
  await give('office', '1', 'p')
  await linkByPhone(anna)
  await ask(asker)
  expect(await chair.inbox()).toEqual([])
  expect(await chair.command('applications')).not.toContain('связать чат')
  expect((await anna.inbox()).at(-1)).toContain('просит связать чат с вашей карточкой')
})

test('where the holder of the phone blocked the bot, the chair is asked', async () => {
  const { database, give, chair, anna, asker } = await setUp()
  await give('office', '1', 'p')
  await linkByPhone(anna)
  await database.write.account.update({ where: { id: await anna.accountId() }, data: { reach: 'blocked' } })
  await ask(asker)
  expect((await chair.inbox()).at(-1)).toContain('просит связать чат')
})

test('whoever loses the card to another chat is told what happened and what to do', async () => {
  const { database, anna, asker } = await setUp()
  await linkByPhone(anna)
  await anna.pressMessage(codeIn(await ask(asker)))
  expect(await anna.command('card')).toContain('недоступен')
  expect((await anna.inbox()).at(-1)).toContain('С вашей карточкой члена Профсоюза связан другой чат')
  expect(await anna.pressMessage('Связать чат заново')).toContain('поделитесь своим номером')
  await anna.shareContact('+70001000001')
  expect(await asker.command('card')).toContain('недоступен')
  expect((await asker.inbox()).at(-1)).toContain('связан другой чат')
  const audit = await database.read.change.findMany({ where: { field: 'member' }, orderBy: { id: 'asc' } })
  expect(audit.map(({ newValue }) => newValue)).toEqual(['phone', 'ticket', 'phone'])
})

test('linking the same chat once more tells nobody', async () => {
  const { anna } = await setUp()
  await linkByPhone(anna)
  await linkByPhone(anna)
  expect(await anna.inbox()).toEqual([])
})

test('a lost phone is asked nothing: it is told, the chair decides, and the new chat has the card', async () => {
  const { give, chair, anna, asker } = await setUp()
  await give('office', '1', 'p')
  await linkByPhone(anna)
  const taken = await ask(asker)
  expect(await chair.command('applications')).not.toContain('связать чат')
  expect(await asker.press('Старый телефон потерян')).toContain('решит председатель')
  expect((await anna.inbox()).at(-1)).toContain('просят связать с другим чатом')
  // The thief presses what came before.
  await expect(anna.pressMessage(codeIn(taken))).resolves.toContain('устарела')
  expect(await anna.pressMessage('Нет')).toContain('увидит председатель')
  await chair.command('applications')
  expect(chair.labels.join()).toContain('Примерова')
  expect(await chair.pressMessage(codeIn(taken))).toContain('ничего не терял')
  expect(await chair.press(codeIn(taken))).toContain('Подтверждено')
  expect(await asker.command('card')).toContain('Примерова')
  expect(await anna.command('card')).toContain('недоступен')
})

test('«the old phone is lost» says nothing of whether the ticket was found, and works for the asker only, once', async () => {
  const { database, anna, asker, chair } = await setUp()
  await linkByPhone(anna)
  await asker.command('link')
  await asker.press('По номеру билета')
  await asker.say('999')
  await asker.say('Никакова')
  expect(await asker.press('Старый телефон потерян')).toContain('решит председатель')
  const { id } = await database.read.linkRequest.findFirstOrThrow()
  expect(await asker.route('link.lost', String(id))).toContain('устарела')
  expect(await chair.route('link.lost', String(id))).toContain('устарела')
  expect(await anna.inbox()).toEqual([])
})

test('who holds the phone contradicts, and the chair sees that before the codes', async () => {
  const { database, give, chair, anna, asker } = await setUp()
  await give('office', '1', 'p')
  await linkByPhone(anna)
  const code = codeIn(await ask(asker))
  await asker.press('Старый телефон потерян')
  expect(await anna.pressMessage('Телефон у меня')).toContain('увидит председатель')
  expect(await chair.pressMessage(code)).toContain('ничего не терял')
  expect((await database.read.linkRequest.findFirstOrThrow()).state).toBe('pending')
  expect(await chair.press('Нет')).toContain('Отказано')
  expect(await anna.command('card')).toContain('Примерова')
})

test('after three refusals in a day no code opens the card until the next one', async () => {
  const { database, give, chair, asker } = await setUp()
  await give('office', '1', 'p')
  for (let tries = 0; tries < 3; tries += 1) {
    await ask(asker)
    await chair.pressMessage('Нет')
  }
  const code = codeIn(await ask(asker))
  expect(await chair.pressMessage(code)).toContain('кто-то подбирает код')
  const { state } = await database.read.linkRequest.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(state).toBe('pending')
})
