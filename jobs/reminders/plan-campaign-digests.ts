import { DateTime } from 'luxon'
import { calendarDate } from '../../core/time-zone.ts'
import type { PrismaClient, Tx } from '../../db/client.ts'
import { markTold, toTellOf } from '../../db/repos/campaign-days.ts'
import { campaignRows, loadCampaigns } from '../../db/repos/campaigns.ts'
import { type Answering, answeringAbove } from '../../db/repos/offices-below.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import { receiverOf } from '../../domain/quality/digest.ts'
import type { Ladder } from '../../domain/quality/ladder.ts'
import { isOwed } from '../../domain/readiness/campaign-standing.ts'
import { type CampaignDigest, campaignDigest } from '../../domain/readiness/campaign-text.ts'
import { type Campaign, stepOn } from '../../domain/readiness/campaigns.ts'
import type { JobContext, JobReport } from '../context.ts'
import { isWorkingTime } from './working-hours.ts'

const KIND = 'campaign.digest'

interface Upper extends Answering {
  today: string
}

interface Step {
  campaign: Campaign
  step: number
  cannotWait: boolean
}

/**
 * Tells those above of reports that are owed below them, one message a step: before the date where somebody cannot be
 * told in the chat, after it of everybody. The whole tree is read then, once for all that are due.
 */
export async function planCampaignDigests(
  { database, clock, env }: JobContext,
  hours: Ladder['hours'],
  bound: ReadonlySet<number>,
  report: JobReport,
): Promise<void> {
  const { read } = database
  const now = clock.now()
  const answering = await answeringAbove(read, calendarDate(now, env.TIME_ZONE))
  const byDay = new Map<string, Upper[]>()
  for (const upper of answering.values()) {
    const local = DateTime.fromJSDate(now, { zone: upper.timeZone ?? env.TIME_ZONE })
    const today = local.toISODate() ?? ''
    if (isWorkingTime(local, hours)) byDay.set(today, [...(byDay.get(today) ?? []), { ...upper, today }])
  }
  for (const [today, uppers] of byDay)
    for (const campaign of await loadCampaigns(read, today)) {
      const step = stepOn(campaign, today)
      if (step === undefined) continue
      const at = { campaign, step, cannotWait: step < 0 && today === campaign.date }
      const due = await toTellOf(read, uppers, { ...at, what: 'digestOn' })
      if (due.size === 0) continue
      const digests = await digestsOf(read, campaign, today, { answering: new Set(answering.keys()), bound })
      for (const upper of uppers.filter(({ officeId }) => due.has(officeId))) {
        const told = await transact(database, (tx) => tell(tx, upper, at, digests.get(upper.orgId), now))
        report.planned += told.length
        for (const account of told) report.items.push({ account, org: upper.orgAisId, kind: KIND })
      }
    }
}

/** What each organisation that answers for others is to hear, by its id. */
async function digestsOf(
  read: PrismaClient,
  campaign: Campaign,
  today: string,
  { answering, bound }: { answering: ReadonlySet<number>; bound: ReadonlySet<number> },
): Promise<Map<number, CampaignDigest>> {
  const roots = await read.organisation.findMany({
    where: { parentId: null },
    select: { id: true, path: true, level: true },
    orderBy: { id: 'asc' },
  })
  const found = new Map<number, CampaignDigest>()
  for (const root of roots)
    for await (const rows of campaignRows(read, root, campaign, today))
      for (const row of rows) {
        const receiver = receiverOf(row.path, answering)
        if (receiver === undefined) continue
        const digest = found.get(receiver) ?? { total: 0, owed: 0, blocked: 0, unbound: 0 }
        found.set(receiver, digest)
        digest.total += 1
        if (!isOwed(row)) continue
        digest.owed += 1
        if (row.state === 'blocked') digest.blocked += 1
        if (row.officeId === null || !bound.has(row.officeId)) digest.unbound += 1
      }
  return found
}

/** Returns the accounts a digest was planned for. */
async function tell(
  tx: Tx,
  upper: Upper,
  at: Step,
  digest: CampaignDigest | undefined,
  now: Date,
): Promise<string[]> {
  const { campaign, step } = at
  if ((await toTellOf(tx, [upper], { ...at, what: 'digestOn' })).size === 0) return []
  if (!digest || (step < 0 ? digest.unbound : digest.owed) === 0) {
    await markTold(tx, [upper], campaign, 'lookedOn')
    return []
  }
  const told: string[] = []
  for (const { id: accountId, account } of upper.accounts) {
    const message = {
      ...{ accountId, orgId: upper.orgId, kind: KIND, notBefore: now },
      dedupeKey: `${KIND}:${campaign.name}:${campaign.date}:${step}:${upper.orgId}:${accountId}`,
      ...{ lane: 'bulk' as const, class: 'reminder' as const },
      screen: campaignDigest(upper, campaign, digest),
    }
    if (await appendOutbox(tx, message, now)) told.push(account)
  }
  await markTold(tx, [upper], campaign, 'digestOn')
  return told
}
