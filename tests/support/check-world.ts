import { fastify } from 'fastify'
import { onTestFinished } from 'vitest'
import { openTickets } from '../../bot/ticket/open-tickets.ts'
import { registerCheck } from '../../bot/web/check/routes.ts'
import { MovableClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { makeSigningKey } from '../../core/signing-keys.ts'
import { freshDatabase } from './database.ts'

/** More than the five minutes for which the list is kept. */
const NEXT_LIST_MS = 6 * 60_000

/** The check page of a registry of three people in two primaries, on a port of its own. */
export async function checkWorld({ signing = makeSigningKey('first'), publicUrl = '' } = {}) {
  const database = await freshDatabase()
  const org = { level: 'primary', searchName: '', name: 'Школа' }
  await database.write.organisation.createMany({
    data: [1, 2].map((id) => ({ ...org, id, aisId: `o${id}`, path: `/${id}/` })),
  })
  const person = { orgId: 1, firstName: 'Анна', middleName: 'Петровна', status: 'working' }
  const surnames = ['Небылицына', 'Вымыслова', 'Сочинённая']
  await database.write.member.createMany({
    data: surnames.map((lastName, at) => ({
      ...person,
      lastName,
      id: at + 1,
      aisId: `m${at + 1}`,
      ticketNumber: `44000000${at + 1}`,
    })),
  })
  const clock = new MovableClock()
  const app = fastify({ forceCloseConnections: true })
  let monotonic = 0
  const open = (keys: string) => {
    const env = readEnv({ CARD_SIGNING_KEY: keys, PUBLIC_URL: publicUrl })
    return openTickets({ env, database, clock, log: createLogger('silent'), isDemo: true })
  }
  const tickets = open(signing)
  if (tickets.check) registerCheck(app, { ...tickets.check, monotonicMs: () => monotonic })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const port = Number(new URL(url).port)
  tickets.standAt(port)
  return {
    database,
    clock,
    app,
    signing,
    page: `${url}/check`,
    /** the address on a member's card; '' for who has none. `keys`: as another CARD_SIGNING_KEY would sign it */
    address: async (memberId: number, keys?: string): Promise<string> => {
      const other = keys ? open(keys) : tickets
      other.standAt(port)
      return (await other.ticketCode(memberId, clock.now()))?.address ?? ''
    },
    /** Lets time pass, the limiter's too. */
    pass: (ms: number) => {
      clock.moveTo(new Date(clock.now().getTime() + ms))
      monotonic += ms
    },
    untilNextList() {
      this.pass(NEXT_LIST_MS)
    },
  }
}

export type CheckWorld = Awaited<ReturnType<typeof checkWorld>>

/** The same address with one bit of its token flipped. */
export function forged(address: string): string {
  const [page = '', token = ''] = address.split('#')
  const bytes = Buffer.from(token, 'base64url')
  bytes[20] = (bytes[20] ?? 0) ^ 1
  return `${page}#${bytes.toString('base64url')}`
}
