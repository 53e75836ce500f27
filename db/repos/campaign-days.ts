import { type Campaign, isStepTold } from '../../domain/readiness/campaigns.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { jsonRows } from '../json-rows.ts'
import { gapDaysOf } from './gap-memory.ts'

type Db = PrismaClient | Tx

/** An office, and the day by its own clock. */
interface OfficeDay {
  officeId: number
  today: string
}

/** Those of the offices that were told of a campaign today: one message a day is enough. */
export async function toldOfCampaign(read: Db, offices: readonly OfficeDay[]): Promise<Set<number>> {
  const days = [...new Set(offices.map(({ today }) => today))]
  const told = await read.campaignDays.findMany({
    where: {
      officeId: { in: offices.map(({ officeId }) => officeId) },
      OR: [{ remindedOn: { in: days } }, { digestOn: { in: days } }],
    },
  })
  const today = new Map(offices.map((office) => [office.officeId, office.today]))
  return new Set(
    told.flatMap(({ officeId, remindedOn, digestOn }) =>
      [remindedOn, digestOn].includes(today.get(officeId) ?? '') ? [officeId] : [],
    ),
  )
}

/** Of the offices, those that were not told of the campaign's step yet and of nothing else today, unless it `cannotWait`. */
export async function toTellOf(
  read: Db,
  offices: readonly OfficeDay[],
  {
    campaign,
    step,
    what,
    cannotWait,
  }: { campaign: Campaign; step: number; what: 'remindedOn' | 'digestOn'; cannotWait: boolean },
): Promise<Set<number>> {
  const ids = offices.map(({ officeId }) => officeId)
  const { name, date } = campaign
  const rows = await read.campaignDays.findMany({ where: { officeId: { in: ids }, campaign: name, date } })
  const told = new Set(
    rows.flatMap(({ officeId, remindedOn, digestOn, lookedOn }) => {
      const days = what === 'remindedOn' ? [remindedOn] : [digestOn, lookedOn]
      return days.some((day) => isStepTold(campaign, step, day)) ? [officeId] : []
    }),
  )
  const busy = await toldOfCampaign(read, offices)
  const gaps = await gapDaysOf(read, ids)
  const isBusy = ({ officeId, today }: OfficeDay) => {
    const days = gaps.get(officeId)
    return busy.has(officeId) || days?.remindedOn === today || days?.digestOn === today
  }
  const due = offices.filter((office) => !told.has(office.officeId) && (cannotWait || !isBusy(office)))
  return new Set(due.map(({ officeId }) => officeId))
}

/** Remembers that these offices were told, or looked at in vain. */
export async function markTold(
  tx: Tx,
  offices: readonly OfficeDay[],
  { name: campaign, date }: Campaign,
  what: 'remindedOn' | 'digestOn' | 'lookedOn',
): Promise<void> {
  if (offices.length === 0) return
  const rows = offices.map(({ officeId, today }) => ({ officeId, campaign, date, today }))
  const table = jsonRows(tx, { officeId: 'int', campaign: 'text', date: 'text', today: 'text' }, rows)
  const column = Prisma.raw(`"${what}"`)
  await tx.$executeRaw`
    INSERT INTO "CampaignDays" ("officeId", "campaign", "date", ${column})
    SELECT r."officeId", r."campaign", r."date", r."today" FROM ${table} r WHERE TRUE
    ON CONFLICT ("officeId", "campaign", "date") DO UPDATE SET ${column} = excluded.${column}`
}

/** An office says that it has filed, or takes that back. False where that is what it had said. */
export async function sayFiled(
  tx: Tx,
  { officeId, orgId }: { officeId: number; orgId: number },
  { name: campaign, date }: Campaign,
  said: { filed: boolean; today: string; accountId: number; now: Date },
): Promise<boolean> {
  const key = { officeId, campaign, date }
  const before = await tx.campaignDays.findUnique({ where: { officeId_campaign_date: key } })
  if ((before?.saidOn != null) === said.filed) return false
  const saidOn = said.filed ? said.today : null
  await tx.campaignDays.upsert({
    where: { officeId_campaign_date: key },
    create: { ...key, saidOn },
    update: { saidOn },
  })
  const [oldValue, newValue] = said.filed ? [null, date] : [date, null]
  await tx.change.create({
    data: {
      ...{ kind: 'campaign', field: campaign, orgId, officeId, oldValue, newValue },
      ...{ source: 'chair', accountId: said.accountId, changedAt: said.now },
    },
  })
  return true
}

/** Forgets what offices were told and said of dates before a day. */
export async function forgetCampaigns(tx: Tx, before: string): Promise<void> {
  await tx.campaignDays.deleteMany({ where: { date: { lt: before } } })
}
