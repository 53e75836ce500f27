import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { keepTry } from '../../db/repos/link-requests.ts'
import { transact } from '../../db/unit-of-work.ts'
import { folderWith, importFrom, smallTree } from '../registry/registry-folder.ts'
import { freshDatabase } from '../support/database.ts'
import { JoinChat, NOW, seedPerson, seedTree, textOf } from '../support/join-chat.ts'

const [ANNA, BORIS, PETR] = [1, 2, 3]
const TOO_MANY = 'Слишком много попыток, попробуйте завтра'

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, ANNA)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, PETR)
  await database.write.member.create({
    data: {
      ...{ id: 1, aisId: 'm', orgId: 4, lastName: 'Небылицына', firstName: 'Анна' },
      ...{ ticketNumber: '44 00-00001', ticketKey: '440000001' },
    },
  })
})

async function ask(person: JoinChat, number: string, surname: string): Promise<string> {
  const begun = await person.route('link.ticket')
  if (!begun.includes('номер профсоюзного билета')) return begun
  await person.say(number)
  return person.say(surname)
}
const codeIn = (text: string) => /Ваш код: (\d{4})/.exec(text)?.[1] ?? 'no code'
const requests = () => database.read.outboxMessage.findMany({ where: { kind: 'link.request' } })
const linked = () => database.read.memberBinding.count({ where: { endedAt: null } })

test('whoever confirms picks the code that the person says; the chair sees four and not which is right', async () => {
  const [anna, boris] = [chat(ANNA), chat(BORIS)]
  const code = codeIn(await ask(anna, '440000001', 'Небылицына'))
  const { id } = await database.read.linkRequest.findFirstOrThrow()
  const [notice] = await requests()
  expect(textOf(JSON.parse(notice?.screen ?? ''))).toContain('по телефону или лично')
  await boris.route('link.request', String(id))
  const codes = boris.labels.filter((label) => /^\d{4}$/.test(label))
  expect(codes).toEqual([...new Set(codes)].sort())
  expect(codes).toHaveLength(4)
  expect(codes).toContain(code)
  expect(await boris.press(code)).toContain('Подтверждено')
  expect(await linked()).toBe(1)
})

test('a wrong code links nobody, and the request is over', async () => {
  const [anna, boris] = [chat(ANNA), chat(BORIS)]
  const code = codeIn(await ask(anna, '440000001', 'Небылицына'))
  const { id } = await database.read.linkRequest.findFirstOrThrow()
  await boris.route('link.request', String(id))
  const wrong = boris.labels.find((label) => /^\d{4}$/.test(label) && label !== code) ?? ''
  expect(await boris.press(wrong)).toContain('Код не совпал')
  expect(await boris.route('link.confirm', String(id), code)).toContain('уже решено')
  expect(await linked()).toBe(0)
  expect(await database.read.outboxMessage.count({ where: { accountId: ANNA, kind: 'link.refused' } })).toBe(
    1,
  )
})

test('a button without a code shows the codes', async () => {
  await ask(chat(ANNA), '440000001', 'Небылицына')
  const { id } = await database.read.linkRequest.findFirstOrThrow()
  const boris = chat(BORIS)
  expect(await boris.route('link.confirm', String(id))).toContain('какой код')
  expect(await linked()).toBe(0)
})

test('after seven days a request is confirmed no more and stands in no list; it may be made anew', async () => {
  const [anna, boris] = [chat(ANNA), chat(BORIS)]
  const code = codeIn(await ask(anna, '440000001', 'Небылицына'))
  const { id } = await database.read.linkRequest.findFirstOrThrow()
  boris.now = anna.now = new Date(NOW.getTime() + 7 * 86_400_000 + 1)
  expect(await boris.route('link.confirm', String(id), code)).toContain('Запрос устарел')
  expect(await boris.command('applications')).not.toContain('связать чат')
  await ask(anna, '440000001', 'Небылицына')
  expect(await requests()).toHaveLength(2)
})

test.each(['44 0000 001', '44-0000-001', '440000001', '4400 00001 '])(
  '«%s» is the same number',
  async (typed) => {
    await ask(chat(ANNA), typed, 'небылицына')
    expect(await requests()).toHaveLength(1)
  },
)

test('a number that the registry writes with spaces and dashes is found, too', async () => {
  const fresh = await freshDatabase()
  const members =
    'ais_id,org_ais_id,last_name,first_name,status,ticket_number\nm,p,Примерова,Анна,working,44-0000 002\n'
  await importFrom(fresh, folderWith({ 'o.csv': smallTree(), 'm.csv': members }))
  expect(await fresh.read.member.findFirstOrThrow()).toMatchObject({
    ...{ ticketNumber: '44-0000 002', ticketKey: '440000002' },
  })
})

test('a thousand tries by one account: five are heard, one row is written, and nothing is told of what exists', async () => {
  const petr = chat(PETR)
  const told = new Set<string>()
  for (let at = 0; at < 1000; at++) told.add((await ask(petr, '440000001', 'Сидоров')).replace(/\d{4}/, ''))
  expect([...told]).toEqual([expect.stringContaining('Запрос принят'), expect.stringContaining(TOO_MANY)])
  expect(await database.read.linkRequest.findMany()).toEqual([
    expect.objectContaining({ tries: 5, memberId: null }),
  ])
  expect(await ask(petr, '440000001', 'Небылицына')).toContain(TOO_MANY)
  expect(await requests()).toEqual([])
  const anna = chat(ANNA)
  expect(await ask(anna, '440000001', 'Небылицына')).toContain('Запрос принят')
  expect(await requests()).toHaveLength(1)
  petr.now = new Date(NOW.getTime() + 86_400_001)
  expect(await ask(petr, '440000001', 'Сидоров')).toContain('Запрос принят')
}, 60_000)

test('a right and a wrong request are told in the same words and with the same code each time', async () => {
  const [anna, petr] = [chat(ANNA), chat(PETR)]
  const right = [await ask(anna, '440000001', 'Небылицына'), await ask(anna, '440000001', 'Небылицына')]
  const wrong = [await ask(petr, '440000001', 'Сидоров'), await ask(petr, '44-0000001', 'Петров')]
  const words = (text: string) => text.replace(codeIn(text), '')
  expect(new Set([...right, ...wrong].map(words)).size).toBe(1)
  expect(new Set(right.map(codeIn)).size).toBe(1)
  expect(new Set(wrong.map(codeIn)).size).toBe(1)
  expect(await requests()).toHaveLength(1)
})

test('a thousand tries by two hundred accounts leave a row each and do not lock the holder out', async () => {
  const ids = Array.from({ length: 200 }, (_, at) => 100 + at)
  const account = (id: number) => ({
    id,
    channel: 'telegram',
    externalId: String(1000 + id),
    firstSeenAt: NOW,
  })
  await database.write.account.createMany({ data: ids.map(account) })
  const fresh = { code: '1234', decoys: '' }
  for (const accountId of ids.flatMap((id) => Array(5).fill(id)))
    await transact(database, (tx) =>
      keepTry(tx, { accountId, ticketNumber: '440000001', memberId: undefined }, fresh, NOW),
    )
  expect(await database.read.linkRequest.count()).toBe(200)
  expect(await requests()).toEqual([])
  expect(await ask(chat(ANNA), '440000001', 'Небылицына')).toContain('Запрос принят')
  expect(await requests()).toHaveLength(1)
}, 60_000)

test('many who name the right card are not all announced, but none is lost: they wait in the list', async () => {
  const ids = Array.from({ length: 9 }, (_, at) => 100 + at)
  const account = (id: number) => ({
    id,
    channel: 'telegram',
    externalId: String(1000 + id),
    firstSeenAt: NOW,
  })
  await database.write.account.createMany({ data: ids.map(account) })
  for (const id of ids) await ask(chat(id), '440000001', 'Небылицына')
  const code = codeIn(await ask(chat(ANNA), '440000001', 'Небылицына'))
  expect(await requests()).toHaveLength(5)
  const { id } = await database.read.linkRequest.findFirstOrThrow({ where: { accountId: ANNA } })
  const boris = chat(BORIS)
  await boris.route('link.request', String(id))
  expect(await boris.press(code)).toContain('Подтверждено')
})
