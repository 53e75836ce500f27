import type { Screen } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { carryOut, type DepartureRow, findDeparture, moveDeparture } from '../../../db/repos/departures.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { deciding } from '../../../domain/identity/who.ts'
import { type Reply, show, type Turn } from '../../turn.ts'
import { decideScreen, wordScreen } from './screens.ts'

/** The organisation whose turn it is: the old one first, then the new one. */
function whoseTurn({ state, from, to }: DepartureRow) {
  return state === 'released' && to ? to : from
}

/** Asks those who decide for the organisation whose turn it is. */
export async function askDeciders(tx: Tx, row: DepartureRow, { today, now }: Turn): Promise<void> {
  const org = whoseTurn(row)
  for (const decider of await decidingAccounts(tx, org.path, today, row.accountId))
    await tell(
      tx,
      { accountId: decider, orgId: org.id, key: `ask:${row.state}:${decider}` },
      row,
      decideScreen(row),
      now,
    )
}

/** Lets somebody go, takes somebody on, or says no; `state`: in which the question was asked. */
export async function decideDeparture(
  database: Database,
  turn: Turn,
  asked: { id: number; state: string; yes: boolean },
): Promise<Reply> {
  const { accountId, now, today } = turn
  const decided = await transact(database, async (tx) => {
    const row = await findDeparture(tx, asked.id)
    const right = row && deciding(turn.who, whoseTurn(row).path)
    if (!row || !right || row.accountId === accountId || row.state !== asked.state) return undefined
    const to = !asked.yes ? 'declined' : row.to && row.state === 'submitted' ? 'released' : 'done'
    if (!(await moveDeparture(tx, { id: row.id, from: row.state, to }, { accountId, at: now })))
      return undefined
    const moved = { ...row, state: to }
    if (to === 'released') await askDeciders(tx, moved, turn)
    if (to === 'done')
      await carryOut(tx, moved, { accountId, officeId: right.officeId ?? null, at: now, today })
    const word = to === 'done' ? (row.to ? 'transferred' : 'left') : to
    const vars = { from: row.from.name, to: row.to?.name ?? '' }
    const told = { accountId: row.accountId, orgId: row.from.id, key: to }
    await tell(
      tx,
      told,
      row,
      wordScreen({ key: `departure.told.${word}` as 'departure.told.left', vars }),
      now,
    )
    return to
  })
  if (!decided) return { note: { key: 'link.alreadyDecided' } }
  const home = [[{ label: { key: 'common.home' as const }, route: 'menu' }]]
  return show({
    text: { key: decided === 'declined' ? 'departure.refused' : 'departure.confirmed' },
    buttons: home,
  })
}

async function tell(
  tx: Tx,
  { accountId, orgId, key }: { accountId: number; orgId: number; key: string },
  { id }: DepartureRow,
  screen: Screen,
  now: Date,
): Promise<void> {
  const dedupeKey = `departure:${id}:${key}`
  await appendNotice(tx, { accountId, orgId, kind: 'departure', dedupeKey, screen }, now)
}
