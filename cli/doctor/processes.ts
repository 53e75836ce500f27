import type { HeldClaims } from '../../db/repos/claims.ts'
import type { Epoch } from '../../db/repos/worker-epoch.ts'
import { looksDead, roleOf } from '../../db/worker.ts'
import { span } from '../span.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const START = {
  bot: 'Start it: "npm start", or "npm run bot" alone.',
  jobs: 'Start it: "npm start", or "npm run jobs" alone.',
}

/** The epochs nobody has ended, by whether their process lives. */
export interface Lives {
  living: Epoch[]
  silent: Epoch[]
}

export function livesOf(open: readonly Epoch[]): Lives {
  const lives: Lives = { living: [], silent: [] }
  for (const epoch of open) lives[looksDead(epoch) ? 'silent' : 'living'].push(epoch)
  return lives
}

export function examineProcesses({ living, silent }: Lives, now: Date): Finding[] {
  return [
    presence('bot', living, now, 'nobody is answered'),
    presence('jobs', living, now, 'nothing is sent and no reminder is planned'),
    ...(silent.length > 0 ? [silence(silent, now)] : []),
  ]
}

function presence(role: 'bot' | 'jobs', living: readonly Epoch[], now: Date, otherwise: string): Finding {
  const own = living.filter((epoch) => roleOf(epoch) === role)
  if (own.length === 0) return fail(role, `no process of it lives: ${otherwise}`, START[role])
  return ok(
    role,
    own.map((epoch) => `${nameOf(epoch)}, epoch ${epoch.epoch}, beat ${ago(epoch, now)}`).join('; '),
  )
}

function silence(silent: readonly Epoch[], now: Date): Finding {
  return warn(
    'silent',
    silent.map((epoch) => `${nameOf(epoch)}, epoch ${epoch.epoch}, last beat ${ago(epoch, now)}`).join('; '),
    'It died without an end. The next process of its kind takes over; its last lines in the log say why it died.',
  )
}

/** What processes that live no more have in hand. */
export function examineClaims(claims: readonly HeldClaims[], { living }: Lives): Finding {
  const alive = new Set(living.map(({ epoch }) => epoch))
  const nobodys = claims.filter(({ epoch }) => !alive.has(epoch))
  if (nobodys.length === 0) return ok('claims', 'nothing is in the hands of a dead process')
  return warn(
    'claims',
    nobodys.map((each) => `dead epoch ${each.epoch} holds ${held(each)}`).join('; '),
    'A living bot and jobs settle them within half a minute: start them, then ask again.',
  )
}

function held({ messages, recipients, updates }: HeldClaims): string {
  const parts = [
    ...(messages > 0 ? [`messages of the outbox: ${messages}`] : []),
    ...(recipients > 0 ? [`recipients of broadcasts: ${recipients}`] : []),
    ...(updates > 0 ? [`updates of people: ${updates}`] : []),
  ]
  return parts.join(', ')
}

function ago({ heartbeatAt }: Epoch, now: Date): string {
  const ms = now.getTime() - heartbeatAt.getTime()
  return ms < -1_000 ? `${span(-ms)} ahead of this machine's clock` : `${span(ms)} ago`
}

/** jobs@machine#process, without the number of the instance. */
function nameOf({ holder }: Epoch): string {
  return holder.replace(/\/.*$/, '')
}
