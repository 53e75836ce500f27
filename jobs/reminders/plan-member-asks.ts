import type { Button, Screen } from '../../core/screen.ts'
import { calendarDate, daysLater } from '../../core/time-zone.ts'
import { chunks } from '../../db/chunks.ts'
import { cardsWaiting, type MemberToAsk, membersToAsk, officeIdsOf } from '../../db/repos/member-asks.ts'
import { appendOutbox, plannedKeys } from '../../db/repos/outbox.ts'
import { summaryOffices } from '../../db/repos/summary-offices.ts'
import type { SummaryPlace } from '../../db/repos/summary-places.ts'
import { transact } from '../../db/unit-of-work.ts'
import { MEMBER_STATUSES } from '../../domain/membership/status.ts'
import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import { WAITS_DAYS } from '../../domain/ticket/funnel.ts'
import { askKey, asksOf, type MemberAsk } from '../../domain/ticket/member-ask.ts'
import type { JobContext, JobReport } from '../context.ts'

const PAGE = 500
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** Asks members what only they know, each thing once, and chairs about cards that wait to be handed out. Plans only. */
export async function planMemberAsks(context: JobContext): Promise<JobReport> {
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  const today = calendarDate(context.clock.now(), context.env.TIME_ZONE)
  const madeBefore = daysLater(today, -WAITS_DAYS)
  for (let afterId: number | undefined = 0; afterId !== undefined; ) {
    const page: Awaited<ReturnType<typeof membersToAsk>> = await membersToAsk(
      context.database.read,
      afterId,
      PAGE,
    )
    await plan(
      context,
      report,
      page.members.flatMap((member) => {
        const now = context.clock.now()
        return asksOf(member, madeBefore).map((ask) => ({
          ...messageOf(member, ask, now),
          account: member.account,
          org: member.orgAisId,
        }))
      }),
    )
    afterId = page.lastId
  }
  await plan(context, report, await chairsAsked(context, today, madeBefore))
  return report
}

type Planned = OutgoingMessage & { account: string; org: string }

/** Of what was not planned before, one message for each account: the next thing is asked another day. */
async function plan({ database, clock }: JobContext, report: JobReport, messages: Planned[]): Promise<void> {
  const known = await plannedKeys(
    database.read,
    messages.map(({ dedupeKey }) => dedupeKey),
  )
  const asked = new Set<number>()
  const fresh = messages.filter(({ dedupeKey, accountId }) => {
    const isNext = !known.has(dedupeKey) && !asked.has(accountId)
    if (isNext) asked.add(accountId)
    return isNext
  })
  await transact(database, async (tx) => {
    for (const { account: _account, org: _org, ...message } of fresh)
      await appendOutbox(tx, message, clock.now())
  })
  report.planned += fresh.length
  for (const { account, org, kind } of fresh) report.items.push({ account, org, kind })
}

function messageOf({ accountId, orgId, memberId }: MemberToAsk, ask: MemberAsk, now: Date): OutgoingMessage {
  return {
    ...{ accountId, orgId, kind: `member.${ask.what}`, dedupeKey: askKey(memberId, ask) },
    ...{ lane: 'bulk', class: 'reminder', screen: askScreen(ask), notBefore: now },
  }
}

function askScreen({ what }: MemberAsk): Screen {
  if (what === 'status')
    return {
      text: { key: 'profile.askStatus' },
      buttons: [
        ...MEMBER_STATUSES.map((status): Button[] => [
          { label: { key: `status.${status}` }, route: 'profile.status', args: [status] },
        ]),
        [HOME],
      ],
    }
  if (what === 'received')
    return {
      text: { key: 'ticket.ask.received' },
      buttons: [
        [{ label: { key: 'ticket.received' }, route: 'ticket.received', style: 'primary' }],
        [{ label: { key: 'menu.card' }, route: 'card' }, HOME],
      ],
    }
  return {
    text: { key: 'ticket.ask.virtual' },
    buttons: [
      [{ label: { key: 'ticket.want' }, route: 'ticket.want' }],
      [{ label: { key: 'menu.card' }, route: 'card' }, HOME],
    ],
  }
}

/** Once a week for each office with cards that wait: of it those who may open the list, on which they are marked. */
async function chairsAsked(
  { database, clock, env }: JobContext,
  today: string,
  madeBefore: string,
): Promise<Planned[]> {
  const messages: Planned[] = []
  const waiting = await cardsWaiting(database.read, madeBefore)
  const week = Math.floor(Date.parse(today) / (7 * 86_400_000))
  const now = clock.now()
  for (const orgIds of chunks([...waiting.keys()])) {
    const page = { ids: await officeIdsOf(database.read, orgIds), addresses: new Map() }
    const offices = await summaryOffices(database.read, page, { now, defaultZone: env.TIME_ZONE })
    for (const { place, accounts } of offices)
      for (const { id, account, access } of accounts)
        if (access !== 'limited')
          messages.push({
            ...{ accountId: id, orgId: place.id, kind: 'tickets.waiting' },
            dedupeKey: `tickets.waiting:${place.id}:${id}:${week}`,
            ...{ lane: 'bulk', class: 'reminder', notBefore: now, account, org: place.aisId },
            screen: waitingScreen(place, waiting.get(place.id) ?? 0),
          })
  }
  return messages
}

function waitingScreen({ id, name, shortName }: SummaryPlace, count: number): Screen {
  return {
    text: { key: 'tickets.waiting', vars: { count, name: shortName ?? name, days: WAITS_DAYS } },
    buttons: [[{ label: { key: 'tickets.button' }, route: 'tickets', args: [id], style: 'primary' }], [HOME]],
  }
}
