import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { loadDecisionDue } from '../../../db/repos/answer-days.ts'
import {
  type DepartureRow,
  findDeparture,
  latestDeparture,
  openDeparture,
  orgName,
} from '../../../db/repos/departures.ts'
import { nearestDeciders } from '../../../db/repos/offices.ts'
import { overtakenText } from '../../../db/repos/overtaken-departures.ts'
import { withdrawDeparture } from '../../../db/repos/unask-deciders.ts'
import { dueAt } from '../../../domain/membership/decision-due.ts'
import { isWaiting, OBSTACLES, waitsSince, whoseTurn } from '../../../domain/membership/departure.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { reasonVar } from '../applications/screens.ts'
import { printDay } from '../join/screens.ts'
import { nearestChair } from '../settings/links.ts'
import { courseLines } from './one-screen.ts'
import { HOME, hasCard, wordScreen } from './screens.ts'
import { PAPER } from './tell.ts'

const MINE: Button = { label: { key: 'departure.mine' }, route: 'departure.mine' }
/** Second press of the button that takes a wish back. */
const CONFIRMED = 'yes'

/** The person's own wish: where it is, whom to call, and taking it back. */
export function createOwn(database: Database): Record<'mine' | 'withdraw', Handler> {
  const { read } = database

  /** By the account, since who has left is no member any more; else by the card, which another account may hold, too. */
  async function ownWish({ accountId, who }: Turn): Promise<DepartureRow | undefined> {
    const open = who.member && (await openDeparture(read, who.member.memberId))
    return open ?? latestDeparture(read, accountId)
  }

  return {
    async mine(turn) {
      const row = await ownWish(turn)
      return show(row ? await ownScreen(read, row, turn) : wordScreen({ key: 'departure.mine.none' }))
    },

    async withdraw(turn, [id, confirmed]): Promise<Reply> {
      const row = await findDeparture(read, Number(id))
      if (!row || row.memberId !== turn.who.member?.memberId) return { note: { key: 'common.stale' } }
      if (!isWaiting(row)) return show(await ownScreen(read, row, turn))
      if (confirmed !== CONFIRMED) return show(withdrawScreen(row))
      const done = await transactByRights(database, turn, async (tx, { who }) =>
        who.member?.memberId === row.memberId ? withdrawDeparture(tx, row, turn.accountId, turn) : false,
      )
      if (done) return show(wordScreen({ key: 'departure.withdrawn' }))
      return show(await ownScreen(read, (await findDeparture(read, row.id)) ?? row, turn))
    },
  }
}

/** Where a wish is, as its person sees it. */
export async function ownScreen(read: Tx, row: DepartureRow, turn: Turn): Promise<Screen> {
  const waits = isWaiting(row)
  const take: Button = { label: { key: 'departure.withdraw' }, route: 'departure.withdraw', args: [row.id] }
  return {
    text: await headOf(read, row, turn.timeZone),
    more: [...courseLines(row, turn.timeZone), ...(waits ? await whoseMatter(read, row, turn) : [])],
    buttons: [
      ...(waits && row.kind === 'leave' ? [[PAPER]] : []),
      ...(waits ? [[take]] : []),
      ...(row.state === 'declined' || row.state === 'void' ? waysOn(turn) : []),
      [HOME],
    ],
  }
}

function waysOn({ who }: Turn): Button[][] {
  return who.member ? [[{ label: { key: 'departure.transfer.again' }, route: 'transfer' }]] : []
}

async function headOf(read: Tx, row: DepartureRow, timeZone: string): Promise<Text> {
  const { kind, state, from, to, reason, decidedAt } = row
  const vars = {
    ...{ from: from.name, to: to?.name ?? '', reason: reasonVar(reason ?? '') },
    ...{ decided: decidedAt ? printDay(decidedAt, timeZone) : '', card: hasCard(row) ? 'yes' : 'no' },
  }
  const transfer = kind === 'transfer'
  if (state === 'done') return { key: transfer ? 'departure.own.transferred' : 'departure.own.left', vars }
  if (state === 'declined') return { key: 'departure.own.declined', vars }
  if (state === 'withdrawn') return { key: 'departure.own.withdrawn', vars }
  if (state === 'void') return overtakenText(read, row, OBSTACLES.find((each) => each === reason) ?? 'moved')
  if (!transfer) return { key: 'departure.own.leave', vars }
  return { key: state === 'released' ? 'departure.own.released' : 'departure.own.submitted', vars }
}

/** Who knows of it, by when they are to answer, and whom to call: the first thing to know where nobody could be asked. */
async function whoseMatter(read: Tx, row: DepartureRow, turn: Turn): Promise<Text[]> {
  const org = whoseTurn(row)
  const [deciders, chair] = await Promise.all([
    nearestDeciders(read, org.path, turn.today, row.accountId),
    nearestChair(read, org.id),
  ])
  const vars = chair ?? { name: '', phone: '', org: '' }
  if (!deciders)
    return [
      { key: 'departure.knows.nobody', vars: { place: org.name } },
      chair ? { key: 'departure.call', vars } : { key: 'departure.callNobody' },
    ]
  const due = printDay(dueAt(waitsSince(row), org.decisionDays, await loadDecisionDue(read)), turn.timeZone)
  return [
    deciders.orgId === org.id
      ? { key: 'departure.knows.own' }
      : { key: 'departure.knows.above', vars: { above: await orgName(read, deciders.orgId) } },
    ...(row.papersAskedAt ? [] : [{ key: 'join.mine.due', vars: { due } } as const]),
    chair ? { key: 'join.mine.call', vars } : { key: 'departure.callNobody' },
  ]
}

function withdrawScreen(row: DepartureRow): Screen {
  const leaves = row.kind === 'leave'
  return {
    text: { key: leaves ? 'departure.withdraw.askLeave' : 'departure.withdraw.askTransfer' },
    buttons: [
      [
        {
          label: { key: leaves ? 'departure.withdraw.stay' : 'departure.withdraw.cancel' },
          route: 'departure.withdraw',
          args: [row.id, CONFIRMED],
          style: 'primary',
        },
      ],
      [{ ...MINE, label: { key: 'common.back' } }, HOME],
    ],
  }
}
