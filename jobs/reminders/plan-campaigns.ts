import { DateTime } from 'luxon'
import type { Tx } from '../../db/client.ts'
import { markTold, toTellOf } from '../../db/repos/campaign-days.ts'
import { campaignStandings, loadCampaigns, type OrganisationInCampaign } from '../../db/repos/campaigns.ts'
import { loadLadder } from '../../db/repos/gap-tables.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { isTold, type ToldOffice } from '../../db/repos/told-offices.ts'
import { transact } from '../../db/unit-of-work.ts'
import { isOwed } from '../../domain/readiness/campaign-standing.ts'
import { campaignReminder } from '../../domain/readiness/campaign-text.ts'
import { type Campaign, stepOn } from '../../domain/readiness/campaigns.ts'
import type { JobContext, JobReport } from '../context.ts'
import { officesToTell } from '../email/offices-to-tell.ts'
import { planCampaignDigests } from './plan-campaign-digests.ts'
import { isWorkingTime } from './working-hours.ts'

const KIND = 'campaign.reminder'
/** Offices looked at together. */
const PAGE = 200

interface OfficeNow extends ToldOffice {
  today: string
}

/** Tells offices which report they owe for the date ahead, or just past, and those above. Plans only; the outbox sends. */
export async function planCampaigns(context: JobContext): Promise<JobReport> {
  const { database, clock } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  const { hours } = await loadLadder(database.read)
  const told = await officesToTell(context)
  const byDay = new Map<string, OfficeNow[]>()
  for (const office of told) {
    const local = DateTime.fromJSDate(clock.now(), { zone: office.timeZone })
    const today = local.toISODate() ?? ''
    if (isWorkingTime(local, hours)) byDay.set(today, [...(byDay.get(today) ?? []), { ...office, today }])
  }
  for (const [today, offices] of byDay)
    for (const campaign of await loadCampaigns(database.read, today)) {
      const step = stepOn(campaign, today)
      if (step === undefined) continue
      for (let from = 0; from < offices.length; from += PAGE)
        await planPage(context, report, offices.slice(from, from + PAGE), { campaign, step, today })
    }
  await planCampaignDigests(context, hours, new Set(told.map(({ officeId }) => officeId)), report)
  return report
}

interface Step {
  campaign: Campaign
  step: number
  today: string
}

async function planPage(
  { database, clock }: JobContext,
  report: JobReport,
  page: readonly OfficeNow[],
  at: Step,
): Promise<void> {
  const due = await dueOf(database.read, page, at)
  if (due.length === 0) return
  const offices = due.map(({ office }) => office)
  // Asked again where it is written: a report may have come, or another message.
  const told = await transact(database, async (tx) =>
    remind(tx, await dueOf(tx, offices, at), at, clock.now()),
  )
  report.planned += told.length
  report.items.push(...told)
}

interface Due {
  office: OfficeNow
  standing: OrganisationInCampaign
}

async function dueOf(
  read: Tx,
  offices: readonly OfficeNow[],
  { campaign, step, today }: Step,
): Promise<Due[]> {
  // On the day itself a step before it cannot be put off any more.
  const cannotWait = step < 0 && today === campaign.date
  const toTell = await toTellOf(read, offices, { campaign, step, what: 'remindedOn', cannotWait })
  const some = offices.filter(({ officeId }) => toTell.has(officeId))
  if (some.length === 0) return []
  const ids = some.map(({ orgId }) => orgId)
  const standings = await campaignStandings(read, ids, campaign, today)
  return some.flatMap((office) => {
    const standing = standings.get(office.orgId)
    return standing && isOwed(standing) ? [{ office, standing }] : []
  })
}

async function remind(
  tx: Tx,
  due: readonly Due[],
  { campaign, step }: Step,
  now: Date,
): Promise<JobReport['items']> {
  const told: JobReport['items'] = []
  for (const { office, standing } of due) {
    const { officeId, orgId } = office
    const key = (accountId: number) =>
      `${KIND}:${campaign.name}:${campaign.date}:${step}:${officeId}:${accountId}`
    if (await isTold(tx, office.others.map(key))) continue
    for (const { id: accountId, account } of office.accounts) {
      const message = {
        ...{ accountId, orgId, kind: KIND, dedupeKey: key(accountId), notBefore: now },
        ...{ lane: 'bulk' as const, class: 'reminder' as const },
        screen: campaignReminder(office, campaign, standing),
      }
      if (await appendOutbox(tx, message, now)) told.push({ account, org: office.orgAisId, kind: KIND })
    }
  }
  const offices = due.map(({ office }) => office)
  await markTold(tx, offices, campaign, 'remindedOn')
  return told
}
