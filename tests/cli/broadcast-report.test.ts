import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { Visitor } from '../../simulator/visitor.ts'
import { broadcastWorld, json } from './broadcast-world.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

const NONE = { planned: 0, claimed: 0, sent: 0, failed: 0, skipped: 0, unknown: 0 }

/** A broadcast to four people that ran: one of them is no longer there. */
async function ran() {
  const world = await broadcastWorld()
  const { id } = await json('broadcast', 'create', '--text', 'Собрание')
  await new Visitor(world.sim, 2002).meet('deactivated')
  await json('run', 'broadcasts')
  return { ...world, id: String(id) }
}

function file(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, name)
}

test('the report counts everybody in the state they are in, and lists them', async () => {
  const { id } = await ran()
  const report = await json('broadcast', 'report', id)
  expect(report).toEqual({
    ...{ id: Number(id), status: 'finished', total: 4 },
    counts: { ...NONE, sent: 3, skipped: 1 },
    recipients: [
      recipient(2001, 'sent', expect.stringMatching(/^\d+$/)),
      { ...recipient(2002, 'skipped', null), reason: 'deactivated' },
      recipient(2003, 'sent', expect.stringMatching(/^\d+$/)),
      recipient(2004, 'sent', expect.stringMatching(/^\d+$/)),
    ],
  })
  expect((await cli('broadcast', 'report', id)).out).toContain(`Broadcast ${id}: finished, 4 recipients\n`)
})

const recipient = (account: number, state: string, messageId: unknown) => ({
  ...{ account: `telegram:${account}`, state, reason: null, messageId },
  at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
})

test('with a state only those in it are listed; the counts are of all', async () => {
  const { id } = await ran()
  const report = await json('broadcast', 'report', id, '--state', 'skipped')
  expect(report).toMatchObject({ total: 4, counts: { sent: 3, skipped: 1 } })
  expect(report.recipients.map(({ account }: { account: string }) => account)).toEqual(['telegram:2002'])
  expect((await cli('broadcast', 'report', id, '--state', 'lost')).code).toBe(2)
})

test('the CSV has a row for each recipient, or for each in the state asked for', async () => {
  const { id } = await ran()
  const path = file('all.csv')
  await json('broadcast', 'report', id, '--csv', path)
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(head).toBe('account,state,reason,message_id,at')
  expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([
    ['telegram:2001', 'sent'],
    ['telegram:2002', 'skipped'],
    ['telegram:2003', 'sent'],
    ['telegram:2004', 'sent'],
  ])
  await json('broadcast', 'report', id, '--csv', path, '--state', 'skipped')
  expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(2)
})

test('what begins like a formula is no formula in the CSV', async () => {
  const { id, database } = await ran()
  await database.write.delivery.updateMany({ where: { state: 'skipped' }, data: { reason: '=cmd' } })
  const path = file('formula.csv')
  await json('broadcast', 'report', id, '--csv', path, '--state', 'skipped')
  expect(readFileSync(path, 'utf8')).toContain("skipped,'=cmd,")
})

test('the workbook is one, and is written beside the JSON', async () => {
  const { id } = await ran()
  const path = file('all.xlsx')
  expect(await json('broadcast', 'report', id, '--xlsx', path)).toMatchObject({ total: 4 })
  const sheet = strFromU8(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(sheet.match(/<row /g)).toHaveLength(5)
  for (const word of ['message_id', 'telegram:2001', 'skipped']) expect(sheet).toContain(`>${word}<`)
})

test('the JSON lists 5 000 recipients, and with --all every one', async () => {
  const { id, database } = await ran()
  const [at, broadcastId] = [new Date(), Number(id)]
  const more = Array.from({ length: 5_000 }, (_, index) => index + 100)
  await database.write.account.createMany({
    data: more.map((each) => ({
      id: each,
      channel: 'telegram',
      externalId: `${each + 9_000}`,
      firstSeenAt: at,
    })),
  })
  const row = { broadcastId, state: 'skipped', reason: 'expired', notBefore: at, stateAt: at }
  await database.write.delivery.createMany({ data: more.map((accountId) => ({ ...row, accountId })) })
  const some = await json('broadcast', 'report', id)
  expect([some.total, some.recipients.length]).toEqual([5_004, 5_000])
  expect((await json('broadcast', 'report', id, '--all')).recipients).toHaveLength(5_004)
}, 60_000)

test('a broadcast that is not there, and a folder that is not, are said in one line', async () => {
  const { id } = await ran()
  expect(await cli('broadcast', 'report', '7')).toMatchObject({
    ...{ code: 1, out: '' },
    err: 'There is no broadcast 7. Its number is printed by "broadcast create".\n',
  })
  const nowhere = await cli('broadcast', 'report', id, '--csv', join(file('x'), 'y', 'all.csv'))
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('cannot be written')])
})

test('a broadcast is paused, resumed and cancelled; what cannot be done now says where to look', async () => {
  await broadcastWorld()
  const { id } = await json('broadcast', 'create', '--text', 'Собрание')
  const command = (name: string) => json('broadcast', name, String(id))
  expect(await command('pause')).toEqual({ id, status: 'paused' })
  expect(await json('run', 'broadcasts')).toMatchObject({ sent: 0 })
  expect(await command('resume')).toEqual({ id, status: 'scheduled' })
  expect(await json('run', 'broadcasts')).toMatchObject({ sent: 4 })
  const { id: next } = await json('broadcast', 'create', '--text', 'Другое собрание')
  expect(await json('broadcast', 'cancel', String(next))).toEqual({ id: next, status: 'cancelled' })
  expect(await json('run', 'broadcasts')).toMatchObject({ sent: 0 })
  expect(await cli('broadcast', 'resume', String(next))).toEqual({
    ...{ code: 1, out: '' },
    err: `Broadcast ${next} cannot resume now. See "broadcast report ${next}" for its status.\n`,
  })
  expect((await json('broadcast', 'report', String(next))).status).toBe('cancelled')
})
