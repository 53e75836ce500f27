import { remembering } from '../../core/remembering.ts'
import type { Tx } from '../../db/client.ts'
import { markTold, toTellOf } from '../../db/repos/campaign-days.ts'
import { campaignStandings, loadCampaigns, type OrganisationInCampaign } from '../../db/repos/campaigns.ts'
import { loadLadder } from '../../db/repos/gap-tables.ts'
import { appendOutboxMany } from '../../db/repos/outbox-many.ts'
import { toldKeys } from '../../db/repos/told-offices.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { OutgoingMessage } from '../../domain/outbox/ports.ts'
import { isOwed } from '../../domain/readiness/campaign-standing.ts'
import { campaignReminder } from '../../domain/readiness/campaign-text.ts'
import { type Campaign, stepOn } from '../../domain/readiness/campaigns.ts'
import type { JobContext, JobReport } from '../context.ts'
import { type OfficeNow, officesNow } from '../email/offices-to-tell.ts'
import { planCampaignDigests } from './plan-campaign-digests.ts'

const KIND = 'campaign.reminder'
/** Offices looked at together. */
const PAGE = 200

/** Tells offices which report they owe for the date ahead, or just past, and those above. Plans only; the outbox sends. */
export async function planCampaigns(context: JobContext): Promise<JobReport> {
  const { database } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  const { hours } = await loadLadder(database.read)
  const campaignsOn = remembering(String, (today) => loadCampaigns(database.read, today))
  const told = new Set<number>()
  for await (const page of officesNow(context, PAGE, hours)) {
    for (const { officeId } of page) told.add(officeId)
    const awake = page.filter(({ atWork }) => atWork)
    for (const today of new Set(awake.map((office) => office.today)))
      for (const campaign of await campaignsOn(today)) {
        const step = stepOn(campaign, today)
        const offices = awake.filter((office) => office.today === today)
        if (step !== undefined) await planPage(context, report, offices, { campaign, step, today })
      }
  }
  await planCampaignDigests(context, hours, told, report)
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
  const keyOf = ({ officeId }: OfficeNow, accountId: number) =>
    `${KIND}:${campaign.name}:${campaign.date}:${step}:${officeId}:${accountId}`
  const othersKeys = (office: OfficeNow) => office.others.map((accountId) => keyOf(office, accountId))
  const elsewhere = await toldKeys(
    tx,
    due.flatMap(({ office }) => othersKeys(office)),
  )
  const planned = due
    .filter(({ office }) => !othersKeys(office).some((key) => elsewhere.has(key)))
    .flatMap(({ office, standing }) =>
      office.accounts.map(({ id: accountId, account }) => {
        const message: OutgoingMessage = {
          ...{ accountId, orgId: office.orgId, kind: KIND, dedupeKey: keyOf(office, accountId) },
          ...{ lane: 'bulk', class: 'reminder', notBefore: now },
          screen: campaignReminder(office, campaign, standing),
        }
        return { message, account, org: office.orgAisId }
      }),
    )
  const messages = planned.map(({ message }) => message)
  const fresh = await appendOutboxMany(tx, messages, now)
  const offices = due.map(({ office }) => office)
  await markTold(tx, offices, campaign, 'remindedOn')
  return planned
    .filter(({ message }) => fresh.has(message.dedupeKey))
    .map(({ account, org }) => ({ account, org, kind: KIND }))
}
