import type { Button, Screen } from '../../core/screen.ts'
import { whoseTurn } from '../../domain/membership/departure.ts'
import { fullName } from '../../domain/membership/person-name.ts'
import type { Tx } from '../client.ts'
import { type DepartureRow, moveDeparture } from './departures.ts'
import { appendNotice } from './notices.ts'
import { decidingAccounts } from './offices.ts'
import { cancelPlanned } from './outbox.ts'

/** The moment, and the day it is where people decide. */
interface At {
  now: Date
  today: string
}

/** Takes a wish back that waits, and says so to those whose turn it was; false where it waits no more. */
export async function withdrawDeparture(
  tx: Tx,
  row: DepartureRow,
  decidedBy: number | null,
  at: At,
): Promise<boolean> {
  const moved = await moveDeparture(tx, row, { state: 'withdrawn', decidedAt: at.now, decidedBy })
  if (moved) await unaskDeciders(tx, row, 'withdrawn', at)
  return moved
}

/** Takes the question back from those whose turn it was: unsaid where it has not left yet, else they hear why. */
export async function unaskDeciders(
  tx: Tx,
  row: DepartureRow,
  why: 'withdrawn' | 'unreleased',
  { today, now }: At,
): Promise<void> {
  const org = whoseTurn(row)
  const { lastName, firstName, middleName } = row.member
  const name = fullName({ lastName, firstName, ...(middleName && { middleName }) })
  const buttons: Button[][] = [
    [
      { label: { key: 'applications.all' }, route: 'applications' },
      { label: { key: 'common.home' }, route: 'menu' },
    ],
  ]
  const text = { key: `departure.unasked.${why}`, vars: { name, from: row.from.name } } as const
  const screen: Screen = { text, buttons }
  for (const accountId of await decidingAccounts(tx, org.path, today, row.accountId)) {
    const asked = askKey(row, accountId)
    if (await cancelPlanned(tx, asked)) continue
    const notice = { accountId, orgId: org.id, kind: 'departure', screen }
    await appendNotice(tx, { ...notice, dedupeKey: `${asked}:${why}` }, now)
  }
}

/** The key of the question to one who decides, in each state by itself. */
export function askKey({ id, state, releasedAt, submittedAt }: DepartureRow, accountId: number): string {
  return `departure:${id}:ask:${state}:${(releasedAt ?? submittedAt).getTime()}:${accountId}`
}
