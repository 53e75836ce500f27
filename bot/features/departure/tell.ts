import type { Button, Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import type { DepartureRow } from '../../../db/repos/departures.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { cancelPlanned } from '../../../db/repos/outbox.ts'
import { askKey } from '../../../db/repos/unask-deciders.ts'
import { lastDecision, whoseTurn } from '../../../domain/membership/departure.ts'
import type { Turn } from '../../turn.ts'
import { reasonVar } from '../applications/screens.ts'
import { askScreen } from './screens.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const OWN: Button = { label: { key: 'departure.mine' }, route: 'departure.mine' }
export const PAPER: Button = {
  label: { key: 'departure.paper' },
  route: 'statement',
  args: ['leave'],
  style: 'primary',
}

/** Asks those who decide for the organisation whose turn it is. */
export async function askDeciders(tx: Tx, row: DepartureRow, { today, now }: Turn): Promise<void> {
  const org = whoseTurn(row)
  for (const accountId of await decidingAccounts(tx, org.path, today, row.accountId)) {
    const notice = { accountId, orgId: org.id, kind: 'departure', dedupeKey: askKey(row, accountId) }
    await appendNotice(tx, { ...notice, screen: askScreen(row) }, now)
  }
}

/** Tells the person what was decided; each decision once, and one that follows an undone one as well. */
export function tellOutcome(tx: Tx, row: DepartureRow, now: Date): Promise<boolean> {
  return tellPerson(tx, row, { dedupeKey: outcomeKey(row), text: outcomeText(row), buttons: [] }, now)
}

/** Takes the word of a decision back: unsaid where it has not left yet, else corrected. */
export async function tellReopened(tx: Tx, row: DepartureRow, now: Date): Promise<void> {
  const key = outcomeKey(row)
  if (await cancelPlanned(tx, key)) return
  const text: Text = { key: 'departure.reopened', vars: { from: row.from.name } }
  await tellPerson(tx, row, { dedupeKey: `${key}:reopened`, text, buttons: [] }, now)
}

/** Tells who leaves what is to be brought, once a day at the most; false where it was said today. */
export function tellPapers(tx: Tx, row: DepartureRow, hasCard: boolean, turn: Turn): Promise<boolean> {
  const text: Text = {
    key: 'departure.papers.told',
    vars: { from: row.from.name, card: hasCard ? 'yes' : 'no' },
  }
  const dedupeKey = `departure:${row.id}:papers:${turn.today}`
  return tellPerson(tx, row, { dedupeKey, text, buttons: [[PAPER]] }, turn.now)
}

function outcomeKey(row: DepartureRow): string {
  return `departure:${row.id}:${row.state}:${lastDecision(row).decidedAt?.getTime()}`
}

function outcomeText({ kind, state, from, to, reason }: DepartureRow): Text {
  const vars = { from: from.name, to: to?.name ?? '', reason: reasonVar(reason ?? '') }
  if (state === 'released') return { key: 'departure.told.released', vars }
  if (state === 'declined') return { key: 'departure.told.declined', vars }
  return { key: kind === 'transfer' ? 'departure.told.transferred' : 'departure.told.left', vars }
}

function tellPerson(
  tx: Tx,
  row: DepartureRow,
  { dedupeKey, text, buttons }: { dedupeKey: string; text: Text; buttons: Button[][] },
  now: Date,
): Promise<boolean> {
  const notice = { accountId: row.accountId, orgId: row.from.id, kind: 'departure', dedupeKey }
  return appendNotice(tx, { ...notice, screen: { text, buttons: [...buttons, [OWN, HOME]] } }, now)
}
