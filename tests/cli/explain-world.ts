import { expect, vi } from 'vitest'
import type { Database } from '../../db/client.ts'
import { createBroadcast } from '../../db/repos/broadcast.ts'
import { planNextPage } from '../../db/repos/plan-broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { NewBroadcast } from '../../domain/broadcast/broadcast.ts'
import { soundRegistry } from '../consistency/rule-world.ts'
import { cli } from './run-command.ts'

const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR)

/** The union of rule-world.ts; people are linked 100 hours ago, broadcasts planned 10 hours ago. */
export async function world() {
  const database = await soundRegistry()
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('TIME_ZONE', 'Europe/Moscow')
  return {
    database,
    ago,
    /** telegram:ID, who is a member of these organisations and holds their offices */
    person: (id: number, links: { members?: number[]; offices?: number[]; since?: Date } = {}) =>
      person(database, id, links),
    broadcast: (fields: Partial<NewBroadcast> = {}) => broadcast(database, fields),
    plan: (id: number) => plan(database, id),
  }
}

async function person(
  { write }: Database,
  id: number,
  { members = [], offices = [], since = ago(100) }: { members?: number[]; offices?: number[]; since?: Date },
): Promise<void> {
  await write.account.create({
    data: { id, channel: 'telegram', externalId: String(id), firstSeenAt: since },
  })
  for (const memberId of members)
    await write.memberBinding.create({ data: { accountId: id, memberId, method: 'phone', boundAt: since } })
  for (const officeId of offices)
    await write.officeBinding.create({
      data: { accountId: id, officeId, access: 'limited', method: 'phone', boundAt: since },
    })
}

function broadcast(database: Database, fields: Partial<NewBroadcast>): Promise<number> {
  const usual = { text: 'Собрание **в пятницу**', class: 'announcement', orgId: null, role: 'all' } as const
  return transact(database, (tx) => createBroadcast(tx, { ...usual, startAt: ago(10), ...fields }, ago(10)))
}

async function plan(database: Database, id: number): Promise<void> {
  await database.write.broadcast.update({ where: { id }, data: { status: 'running' } })
  const page = { now: ago(10), defaultZone: 'Europe/Moscow' }
  for (let planned = 1; planned > 0; ) planned = await transact(database, (tx) => planNextPage(tx, id, page))
}

/** What `explain` prints for telegram:ID; with --json the document. */
export async function told(id: number, ...more: string[]): Promise<string> {
  const { code, out, err } = await cli('explain', '--account', `telegram:${id}`, ...more)
  expect([code, err]).toEqual([0, ''])
  return out
}

export async function toldWhy(
  id: number,
  broadcast: number,
): Promise<{ recipient: boolean; why: string; says: string }> {
  return JSON.parse(await told(id, '--broadcast', String(broadcast), '--json')).broadcast
}
