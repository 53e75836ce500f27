import type { Clock } from '../../core/clock.ts'
import type { Env } from '../../core/env.ts'
import type { Logger } from '../../core/logger.ts'
import { readSigningKeys } from '../../core/signing-keys.ts'
import type { Database } from '../../db/client.ts'
import type { CheckParts } from '../web/check/routes.ts'
import { CheckData } from './check-data.ts'
import { createLiveStatus } from './live-status.ts'
import { createTicketCode, type MakeTicketCode } from './ticket-code.ts'

/** Codes of cards, and what checks them. */
export interface Tickets {
  ticketCode: MakeTicketCode
  /** what the web server shows; without keys there is nothing to check by */
  check: CheckParts | undefined
  /** tells at which port of this machine the page stands */
  standAt(port: number): void
}

const PAGE = '/check'

export function openTickets(parts: {
  env: Env
  database: Database
  clock: Clock
  log: Logger
  isDemo?: boolean
}): Tickets {
  const { env, log } = parts
  const keys = env.CARD_SIGNING_KEY ? readSigningKeys(env.CARD_SIGNING_KEY) : []
  if (keys.length === 0)
    log.warn('CARD_SIGNING_KEY is not set: cards have no code that can be checked; "keys rotate" makes one')
  else if (!env.PUBLIC_URL && !parts.isDemo)
    log.warn('PUBLIC_URL is not set: cards have no code, because nobody could open the page that checks it')
  let own: string | undefined
  const root = () => env.PUBLIC_URL?.replace(/\/+$/, '') ?? own
  const page = () => root() && `${root()}${PAGE}`
  const needs = { ...parts, keys, timeZone: env.TIME_ZONE }
  const path = `${env.PUBLIC_URL ? new URL(env.PUBLIC_URL).pathname.replace(/\/+$/, '') : ''}${PAGE}`
  const check = { path, data: new CheckData(needs), status: createLiveStatus(needs) }
  return {
    ticketCode: createTicketCode({ ...needs, page }),
    check: keys.length > 0 ? check : undefined,
    standAt: (port) => {
      if (parts.isDemo) own = `http://127.0.0.1:${port}`
    },
  }
}
