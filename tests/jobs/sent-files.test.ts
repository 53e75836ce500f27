import { gzipSync } from 'node:zlib'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { ImportLock } from '../../db/import/import-lock.ts'
import { addSentFile, confirmSentFile, dropSentFile } from '../../db/repos/sent-files.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext } from '../../jobs/context.ts'
import { runImports } from '../../jobs/imports/run-imports.ts'
import { createTelegramFiles } from '../../jobs/sender/telegram-files.ts'
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { seedPerson, seedTree, textOf } from '../support/join-chat.ts'
import { jobBench } from './job-bench.ts'

const OLEG = 1
const TOKEN = '1000000000:test-bot-of-the-simulator'
const MEMBERS = 'ais_id,org_ais_id,last_name,first_name\n'

let database: Database
let context: JobContext
let simulator: Simulator

/** Олег is an officer of the invented region. */
beforeEach(async () => {
  const bench = await jobBench()
  database = bench.database
  simulator = await startSimulator({ host: '127.0.0.1', port: 0, people: [], limits: false })
  onTestFinished(() => simulator.close())
  context = { ...bench.context, files: createTelegramFiles({ token: TOKEN, apiRoot: simulator.url }) }
  await seedTree(database)
  await seedPerson(database, OLEG)
  await grant('officer')
})

const grant = (role: string) =>
  database.write.roleGrant.create({
    data: { accountId: OLEG, role, orgId: 2, grantedAt: context.clock.now() },
  })

/** Олег sends a file; returns its id. */
async function send(content: string | Buffer, name = 'sent.csv'): Promise<number> {
  const bytes = Buffer.from(content)
  const { id } = simulator.state.files.add('document', name, 'text/csv', bytes)
  return sendId(id, bytes.length)
}

async function sendId(fileId: string, bytes: number): Promise<number> {
  const file = { accountId: OLEG, fileId, name: 'sent.csv', bytes }
  const added = await transact(database, (tx) => addSentFile(tx, file, context.clock.now()))
  if (!added) throw new Error('the file was not taken')
  return added.id
}

const confirm = (id: number) => transact(database, (tx) => confirmSentFile(tx, id, context.clock.now()))
const found = (id: number) => database.read.sentFile.findUniqueOrThrow({ where: { id } })
const told = async () => {
  const rows = await database.read.outboxMessage.findMany({ orderBy: { id: 'asc' } })
  return rows.map(({ screen }) => textOf(JSON.parse(screen)))
}

const BOMB = gzipSync(Buffer.alloc(50 * 1024 * 1024))

test.each([
  ['a workbook', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)]), 'zip', 'книга Excel'],
  ['an archive that would unpack to 50 MB', BOMB, 'zip', 'архив'],
  ['UTF-16', Buffer.from('\ufeffais_id,org_ais_id', 'utf16le'), 'utf16', 'CSV UTF-8'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'binary', 'не текстовый файл'],
  ['nothing', '', 'empty', 'Файл пуст'],
  ['another table', 'Фамилия;Оклад\nа;1\n', 'header', 'Фамилия;Оклад'],
  [
    'a column twice',
    'ais_id,org_ais_id,last_name,first_name,ais_id\n',
    'twice',
    'ais_id есть в файле дважды',
  ],
  ['a column too few', 'ais_id,org_ais_id,first_name,phone\n1,o4,А,\n', 'missing', 'last_name'],
  ['chats', 'channel,external_id,office_org_ais_id\ntelegram,1,o4\n', 'accounts', 'не загружаются'],
  ['21 MB', Buffer.alloc(21 * 1024 * 1024, 'a'), 'too_big', 'больше 20 МБ'],
])('%s: nothing is written, and the sender is told what to do', async (_, content, fault, words) => {
  const id = await send(content)
  await runImports(context)
  expect(await found(id)).toMatchObject({ state: 'failed', fault })
  expect((await told()).join('\n')).toContain(words)
  expect(await database.read.account.count()).toBe(1)
})

test('a file that the messenger has no more is said to be gone', async () => {
  const id = await sendId('nobody', 10)
  await runImports(context)
  expect(await found(id)).toMatchObject({ state: 'failed', fault: 'gone' })
})

test('a messenger that is away is tried again, and the sender hears of it after a quarter of an hour', async () => {
  const away = { ...context, files: createTelegramFiles({ token: TOKEN, apiRoot: 'http://127.0.0.1:9' }) }
  const id = await send(`${MEMBERS}m1,o4,Небылицына,Анна\n`)
  for (let run = 0; run < 6; run++) await runImports(away)
  expect(await found(id)).toMatchObject({ state: 'sent' })
  const late = () => new Date(context.clock.now().getTime() + 16 * 60_000)
  await runImports({ ...away, clock: { now: late } })
  expect(await found(id)).toMatchObject({ state: 'failed', fault: 'away' })
})

test('a tree with a circle: its rows are refused with the reason, the others can be taken', async () => {
  const id = await send(
    'ais_id,parent_ais_id,level,name\na,b,territorial,А\nb,a,territorial,Б\nc,o3,primary,В\n',
  )
  await runImports(context)
  expect(await found(id)).toMatchObject({
    state: 'checked',
    rejects: '2,parent_ais_id,parent_cycle\n3,parent_ais_id,parent_cycle',
  })
  expect(await database.read.organisation.count()).toBe(7)
  await confirm(id)
  await runImports(context)
  expect(await found(id)).toMatchObject({ state: 'done' })
  expect(await database.read.organisation.findUnique({ where: { aisId: 'c' } })).toMatchObject({
    path: expect.stringMatching(/^\/1\/2\/3\/\d+\/$/),
  })
  const trail = await database.read.change.findFirstOrThrow({ where: { kind: 'import' } })
  expect(trail).toMatchObject({ accountId: OLEG, orgId: 2, source: 'officer', field: 'organisations' })
})

test('nothing is written before the sender says so, and once it is dropped, never', async () => {
  const id = await send(`${MEMBERS}m1,o4,Небылицына,Анна\n`)
  await runImports(context)
  await transact(database, (tx) => dropSentFile(tx, id, context.clock.now()))
  expect(await confirm(id)).toBe('stale')
  await runImports(context)
  expect(await database.read.member.count()).toBe(0)
})

test('a role that was taken away between the check and the import imports nothing', async () => {
  const id = await send(`${MEMBERS}m1,o4,Небылицына,Анна\n`)
  await runImports(context)
  await confirm(id)
  await database.write.roleGrant.updateMany({ data: { revokedAt: context.clock.now() } })
  await grant('auditor')
  await runImports(context)
  expect(await found(id)).toMatchObject({ state: 'failed', fault: 'no_right' })
  expect(await database.read.member.count()).toBe(0)
})

test('two at once: the second waits for its sender to try again', async () => {
  const id = await send(`${MEMBERS}m1,o4,Небылицына,Анна\n`)
  await runImports(context)
  const lock = await ImportLock.take(database)
  await confirm(id)
  await runImports(context)
  expect(await found(id)).toMatchObject({ state: 'checked', fault: 'busy' })
  expect((await told()).at(-1)).toContain('Сейчас идёт другая загрузка')
  await lock.release()
  expect(await confirm(id)).toBe('confirmed')
  await runImports(context)
  expect(await found(id)).toMatchObject({ state: 'done' })
})

test('a process that died in the middle: the next one imports the rest, and tells it once', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `m${at},o4,Небылицына,Анна\n`)
  const id = await send(MEMBERS + rows.join(''))
  await runImports(context)
  await confirm(id)
  // As a killed import leaves it: claimed by a worker that is no more, a part of the rows written.
  const dead = await database.write.workerEpoch.create({
    data: {
      holder: 'jobs@elsewhere#1/x',
      startedAt: new Date(),
      heartbeatAt: new Date(),
      endedAt: new Date(),
    },
  })
  await database.write.sentFile.update({ where: { id }, data: { state: 'importing', epoch: dead.epoch } })
  await database.write.member.create({
    data: { aisId: 'm0', orgId: 4, lastName: 'Небылицына', firstName: 'Анна' },
  })
  await runImports(context)
  await runImports(context)
  expect(await found(id)).toMatchObject({ state: 'done' })
  expect(await database.read.member.count()).toBe(30)
  expect((await told()).filter((text) => text.includes('Загружено'))).toHaveLength(1)
})

test('a file that ends every process which takes it is given up', async () => {
  const id = await send(`${MEMBERS}m1,o4,Небылицына,Анна\n`)
  await database.write.sentFile.update({ where: { id }, data: { attempts: 3 } })
  await runImports(context)
  expect(await found(id)).toMatchObject({ state: 'failed', fault: 'crashed' })
})
