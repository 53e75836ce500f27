import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../db/client.ts'
import { commandBroadcast } from '../../db/repos/broadcast.ts'
import { parkedUpdates, retryParked } from '../../db/repos/parked-updates.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JudgeProcess } from './judge-process.ts'

/** So long nothing may move: how long the whole takes is the machine's affair. */
const STUCK_MS = 90_000
const LOOK_MS = 150

/** Waits until nothing is left to send or to answer. Returns what still is where it does not get less for a minute and a half. */
export async function comeToRest(database: Database, judge: JudgeProcess): Promise<string[]> {
  let [fewest, until] = [Number.POSITIVE_INFINITY, 0]
  for (;;) {
    const left = await whatIsLeft(database, judge)
    if (left.length === 0) return []
    const sum = left.reduce((total, each) => total + Number.parseInt(each, 10), 0)
    if (sum < fewest) [fewest, until] = [sum, performance.now() + STUCK_MS]
    if (performance.now() > until) return left.map((each) => `not at rest in the end: ${each}`)
    await resumePaused(database)
    await retryAllParked(database)
    await pause(LOOK_MS)
  }
}

async function whatIsLeft({ read }: Database, judge: JudgeProcess): Promise<string[]> {
  const waiting = { state: { in: ['planned', 'claimed'] } }
  const people = await judge.people()
  const counts = {
    deliveries: await read.delivery.count({ where: waiting }),
    messages: await read.outboxMessage.count({ where: waiting }),
    broadcasts: await read.broadcast.count({ where: { status: { in: ['scheduled', 'running', 'paused'] } } }),
    'updates that nobody took': people.made - people.acknowledged,
    'updates in hand': await read.inboundUpdate.count({ where: { state: { in: ['new', 'claimed'] } } }),
    'updates that are parked': await read.inboundUpdate.count({ where: { state: 'parked' } }),
    'people who wait for an answer': people.started - people.finished,
  }
  return Object.entries(counts).flatMap(([what, n]) => (n > 0 ? [`${n} ${what}`] : []))
}

/** What was in hand of three processes that were killed is parked; an operator lets it try again. */
async function retryAllParked(database: Database): Promise<void> {
  for (const { id, reason } of await parkedUpdates(database.read))
    if (reason.endsWith('died')) await transact(database, (tx) => retryParked(tx, id, new Date()))
}

/** A broadcast that paused itself over its errors is resumed, as its author would. */
async function resumePaused(database: Database): Promise<void> {
  const paused = await database.read.broadcast.findMany({ where: { status: 'paused' }, select: { id: true } })
  for (const { id } of paused)
    await transact(database, (tx) => commandBroadcast(tx, id, 'resume', new Date()))
}
