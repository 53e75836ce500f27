import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { ensureAccount } from '../../db/repos/accounts.ts'
import { parkedUpdates, retryParked } from '../../db/repos/parked-updates.ts'
import { MACHINE } from '../../db/worker.ts'
import type { Visitor } from '../../simulator/visitor.ts'
import { refuseRows } from '../support/refused-writes.ts'
import { message, settled, startBehindWebhook, until } from './webhook-world.ts'

const ANNA = 1002
const BORIS = 1003
const VERA = 1006
/** Above the highest number that Linux gives. */
const NO_PROCESS = 2 ** 22 + 1

/** Whatever a person's dialogue would write fails: nothing that they do in it can be handled. */
function poison(database: Database) {
  return refuseRows(database, 'Dialogue')
}

/** The epoch of a bot of this machine that has died and was not yet found dead. */
async function deadEpoch(database: Database, at: Date): Promise<number> {
  const data = { holder: `bot@${MACHINE}#${NO_PROCESS}/dead`, startedAt: at, heartbeatAt: at }
  return (await database.write.workerEpoch.create({ data })).epoch
}

/** An application that waits for its decision. */
async function applicationOf(database: Database, externalId: number, submittedAt: Date): Promise<void> {
  const person = { channel: 'telegram', externalId: String(externalId), locale: 'ru' }
  const { id: accountId } = await ensureAccount(database, person, submittedAt)
  const org = { aisId: '1', level: 'primary', path: '/1/', name: 'ППО', shortName: 'ППО', searchName: 'ппо' }
  const { id: orgId } = await database.write.organisation.create({ data: org })
  const who = { lastName: 'Сочинялкин', firstName: 'Иван', birthDate: '1985-03-05', phone: '+70005551001' }
  const application = { accountId, orgId, ...who, status: 'working', state: 'submitted', submittedAt }
  await database.write.application.create({ data: application })
}

function said(visitor: Visitor): string[] {
  return visitor
    .messages()
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text)
}

test('messages and a tap of one person that arrive at once are answered one by one in their order', async () => {
  const { post, database, visitor } = await startBehindWebhook()
  const anna = visitor(ANNA)
  await anna.send('/menu')
  const menu = await anna.waitFor('Меню')
  const data = menu.buttons?.flat().find(({ text }) => text === 'Настройки')?.data
  const from = { id: ANNA, is_bot: false, first_name: 'Анна' }
  const tap = { id: '1', from, chat_instance: '1', data }
  const updates = [
    { update_id: 901, message: message(ANNA, '/help') },
    { update_id: 902, callback_query: tap },
    { update_id: 903, message: message(ANNA, '/privacy') },
    { update_id: 904, message: message(ANNA, '/ask') },
    { update_id: 905, message: message(ANNA, '/help') },
  ]
  await Promise.all(updates.map((update) => post(update)))
  await settled(database)
  const rows = await database.read.inboundUpdate.findMany({
    where: { updateId: { gte: '901' } },
    orderBy: { id: 'asc' },
  })
  expect(rows.map(({ updateId }) => updateId)).toEqual(['901', '902', '903', '904', '905'])
  const replies = said(anna).slice(-5)
  expect(replies[0]).toContain('Что умеет бот')
  expect(replies[1]).toContain('Настройки')
  expect(replies[4]).toEqual(replies[0])
  expect(new Set(replies).size).toBe(4)
})

test('an update that fails each time is parked after three attempts; its person and all others go on', async () => {
  const { post, database, visitor } = await startBehindWebhook()
  await poison(database)
  await post({ update_id: 1, message: message(BORIS, '/join') })
  await post({ update_id: 2, message: message(BORIS, '/help') })
  await post({ update_id: 3, message: message(ANNA, '/menu') })
  await visitor(ANNA).waitFor('Меню')
  await settled(database)
  const [parked] = await parkedUpdates(database.read)
  expect(parked).toMatchObject({ updateId: '1', line: String(BORIS), reason: 'failed', attempts: 3 })
  expect(said(visitor(BORIS)).map((text) => text.slice(0, 14))).toEqual(['Что-то пошло н', 'Что умеет бот\n'])
})

test('the union’s admins are told of parked updates once a day, and nothing of what the person wrote', async () => {
  const { post, database } = await startBehindWebhook()
  await poison(database)
  await post({ update_id: 1, message: message(BORIS, '/join') })
  await post({ update_id: 2, message: message(ANNA, '/join') })
  await settled(database)
  await until(async () => (await database.read.outboxMessage.count()) > 0)
  const told = await database.read.outboxMessage.findMany({ include: { account: true } })
  expect(told.map(({ kind, account }) => [kind, account.externalId])).toEqual([
    ['update.parked', String(VERA)],
  ])
  expect(told[0]?.screen).not.toContain('join')
})

test('a parked update that an operator lets try again is handled by the running bot', async () => {
  const { post, database, visitor } = await startBehindWebhook()
  const heal = await poison(database)
  await post({ update_id: 1, message: message(BORIS, '/join') })
  await settled(database)
  const [parked] = await parkedUpdates(database.read)
  await heal()
  expect(await retryParked(database.write, parked?.id ?? 0, new Date())).toBe(true)
  await visitor(BORIS).waitFor('Шаг 1')
  expect(await retryParked(database.write, parked?.id ?? 0, new Date())).toBe(false)
  await settled(database)
})

test('who floods with the first words ever is told so, before anything of them is written down', async () => {
  const { post, database, visitor } = await startBehindWebhook()
  await refuseRows(database, 'Account')
  const flood = Array.from({ length: 60 }, (_, at) => ({
    update_id: 100 + at,
    message: message(ANNA, '/menu'),
  }))
  await Promise.all(flood.map((update) => post(update)))
  await visitor(ANNA).waitFor('Слишком много')
})

test('of a flood the first twenty are answered, the rest is passed over and the person told once', async () => {
  const { post, database, visitor } = await startBehindWebhook()
  const flood = Array.from({ length: 60 }, (_, at) => ({
    update_id: 100 + at,
    message: message(ANNA, '/menu'),
  }))
  const answers = await Promise.all(flood.map((update) => post(update)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  await settled(database)
  const passedOver = await database.read.inboundUpdate.count({ where: { reason: 'flood' } })
  expect(passedOver).toBeGreaterThan(0)
  await visitor(ANNA).waitFor('Слишком много')
  const replies = said(visitor(ANNA))
  expect(replies.filter((text) => text.startsWith('Слишком'))).toHaveLength(1)
  expect(replies.filter((text) => text.startsWith('Меню'))).toHaveLength(60 - passedOver)
})

test('what a dead process had in hand is answered by the next one: an effect once, a missing answer still', async () => {
  const { database, visitor } = await startBehindWebhook(async (prepared) => {
    const at = new Date()
    const rows = [
      { updateId: '1', line: String(BORIS), state: 'claimed', attempts: 1, body: '/join' },
      { updateId: '2', line: String(ANNA), state: 'applied', attempts: 1, body: '/join' },
      { updateId: '3', line: '1004', state: 'claimed', attempts: 3, body: '/menu' },
      { updateId: '4', line: String(VERA), state: 'applied', attempts: 1, body: 'Отправить' },
    ]
    await applicationOf(prepared, VERA, at)
    const epoch = await deadEpoch(prepared, at)
    for (const { body, ...row } of rows) {
      const update = { update_id: Number(row.updateId), message: message(Number(row.line), body) }
      const moments = { receivedAt: at, stateAt: at }
      await prepared.write.inboundUpdate.create({
        data: { ...row, ...moments, channel: 'telegram', epoch, body: JSON.stringify(update) },
      })
      await prepared.write.lineLease.create({ data: { line: row.line, epoch, takenAt: at } })
    }
  })
  await settled(database)
  expect(said(visitor(BORIS))).toEqual([expect.stringContaining('Шаг 1')])
  // What Анна did was done before; nothing of it is done again, she sees where she is.
  expect(said(visitor(ANNA))).toEqual([expect.stringContaining('Сохранено')])
  expect(said(visitor(VERA))).toEqual([expect.stringContaining('заявление уже отправлено')])
  expect(await parkedUpdates(database.read)).toMatchObject([{ updateId: '3', reason: 'died' }])
})
