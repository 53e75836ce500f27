import type { MessageKey } from '../../../core/i18n.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { holdMember } from '../../../db/hold-row.ts'
import {
  CARD_COLUMN,
  type CorrectionRow,
  findCorrection,
  holdsCard,
  settleCorrection,
  showOver,
} from '../../../db/repos/corrections.ts'
import { recordMembersWord } from '../../../db/repos/member-card.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { type DecidingRight, deciding } from '../../../domain/identity/who.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { deciderScreen, decideScreen, seen, toldScreen } from './correction-screens.ts'

type Outcome =
  | { kind: 'look' | 'changed'; row: CorrectionRow }
  | { kind: 'foreign' | 'confirmed' | 'refused' }
  | { kind: 'settled'; state: string }

const SETTLED: Record<string, MessageKey> = {
  withdrawn: 'correction.settled.withdrawn',
  replaced: 'correction.settled.replaced',
  lapsed: 'correction.settled.lapsed',
}

/** Yes or no to what a member says is wrong on the own card; without an answer, a look at it. */
export function createCorrectionDecision(database: Database): Handler {
  return async (turn, [id, answer, mark]) => {
    const outcome = await transactByRights(database, turn, (tx, now) =>
      decide(tx, now, { id: Number(id), answer, mark }),
    )
    switch (outcome.kind) {
      case 'look':
        return show(decideScreen(outcome.row))
      case 'changed':
        return show(decideScreen(outcome.row, { key: 'correction.changed' }))
      case 'settled':
        return show(deciderScreen({ key: SETTLED[outcome.state] ?? 'link.alreadyDecided' }))
      default:
        return show(deciderScreen({ key: `correction.${outcome.kind}` }))
    }
  }
}

async function decide(
  tx: Tx,
  turn: Turn,
  { id, answer, mark }: { id: number; answer: string | undefined; mark: string | undefined },
): Promise<Outcome> {
  const found = await findCorrection(tx, id)
  if (found) await holdMember(tx, found.member.id)
  const row = found && (await findCorrection(tx, id))
  const right = row && rightOver(turn, row)
  if (!row || !right) return { kind: 'foreign' }
  if (row.state !== 'waiting') return { kind: 'settled', state: row.state }
  const by = { accountId: turn.accountId, at: turn.now }
  const { member } = row
  const isGone = member.leftOn !== null && member.leftOn <= turn.today
  if (isGone || !(await holdsCard(tx, row.accountId, member.id))) {
    await settleCorrection(tx, id, 'lapsed', by)
    return { kind: 'settled', state: 'lapsed' }
  }
  if (answer !== 'yes' && answer !== 'no') return { kind: 'look', row: await shown(tx, row) }
  // An import or another office wrote there meanwhile: nobody has agreed to write over that.
  const isSeen = mark === undefined ? row.current === row.oldValue : mark === seen(row.current)
  if (answer === 'yes' && !isSeen && row.current !== row.newValue)
    return { kind: 'changed', row: await shown(tx, row) }
  const confirmed = answer === 'yes'
  if (!(await settleCorrection(tx, id, confirmed ? 'confirmed' : 'refused', by)))
    return { kind: 'settled', state: '' }
  if (confirmed) await correct(tx, row, right, turn.now)
  await tellMember(tx, row, confirmed, turn.now)
  return { kind: confirmed ? 'confirmed' : 'refused' }
}

/** By which right the person decides; nobody does on the own card, whichever office they hold. */
function rightOver(turn: Turn, { accountId, member }: CorrectionRow): DecidingRight | undefined {
  const isOwn = accountId === turn.accountId || turn.who.member?.memberId === member.id
  return isOwn ? undefined : deciding(turn.who, member.org.path)
}

/** The correction over what stands in the card now, as the decider is shown it. */
async function shown(tx: Tx, row: CorrectionRow): Promise<CorrectionRow> {
  if (row.current !== row.oldValue && row.current !== row.newValue) {
    await showOver(tx, row.id, row.current)
    return { ...row, oldValue: row.current }
  }
  return row
}

/** Writes it into the card as the member's word that an office has confirmed. */
async function correct(tx: Tx, row: CorrectionRow, right: DecidingRight, now: Date): Promise<void> {
  const { member, field, current, newValue, accountId } = row
  if (current === newValue) return
  await tx.member.update({ where: { id: member.id }, data: { [CARD_COLUMN[field]]: newValue } })
  const change = { memberId: member.id, field, oldValue: current, newValue, accountId }
  await recordMembersWord(tx, { ...change, officeId: right.officeId ?? null }, now)
}

async function tellMember(tx: Tx, row: CorrectionRow, confirmed: boolean, now: Date): Promise<void> {
  const kind = confirmed ? 'correction.confirmed' : 'correction.refused'
  const { accountId, member } = row
  const screen = toldScreen(row, confirmed)
  await appendNotice(
    tx,
    { accountId, orgId: member.org.id, kind, dedupeKey: `${kind}:${row.id}`, screen },
    now,
  )
}
