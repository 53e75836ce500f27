import { onTestFinished } from 'vitest'
import { openTickets } from '../../bot/ticket/open-tickets.ts'
import { createApp } from '../../bot/web/app.ts'
import { registerCheck } from '../../bot/web/check/routes.ts'
import { MovableClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { makeSigningKey, readSigningKeys } from '../../core/signing-keys.ts'
import { revokeKey } from '../../db/repos/revoked-keys.ts'
import { transact } from '../../db/unit-of-work.ts'
import { toBase64url } from '../../domain/ticket/base64url.ts'
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
  const log = createLogger('silent')
  let monotonic = 0
  const open = (keys: string) => {
    const env = readEnv({ CARD_SIGNING_KEY: keys, PUBLIC_URL: publicUrl })
    return openTickets({ env, database, clock, log, isDemo: true })
  }
  let tickets = open(signing)
  const serve = async (port: number) => {
    const app = createApp(log)
    if (tickets.check) registerCheck(app, { ...tickets.check, monotonicMs: () => monotonic })
    return { app, url: await app.listen({ port, host: '127.0.0.1' }) }
  }
  let { app, url } = await serve(0)
  onTestFinished(() => app.close())
  const port = Number(new URL(url).port)
  tickets.standAt(port)
  return {
    database,
    clock,
    get app() {
      return app
    },
    get check() {
      if (!tickets.check) throw new Error('there is no key')
      return tickets.check
    },
    signing,
    page: `${url}/check`,
    /** The server starts again at its address with another CARD_SIGNING_KEY. */
    serveWith: async (keys: string) => {
      await app.close()
      tickets = open(keys)
      tickets.standAt(port)
      ;({ app, url } = await serve(port))
    },
    /** Revokes a key of CARD_SIGNING_KEY, and pages learn of it with the next list. */
    async revokeKey(written: string) {
      const [key] = readSigningKeys(written)
      const publicKey = toBase64url(key?.publicKey ?? new Uint8Array())
      await transact(database, (tx) => revokeKey(tx, { publicKey, kid: key?.kid ?? '' }, clock.now()))
      this.untilNextList()
      return { tag: key?.tag, publicKey }
    },
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
