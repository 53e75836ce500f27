import { z } from 'zod'
import { daysBetween } from '../calendar-date.ts'
import shipped from './data/campaigns.json' with { type: 'json' }
import type { Form } from './forms.ts'

const pct = z.number().min(0).max(100)

const campaignSchema = z
  .strictObject({
    /** stands in buttons, which hold little */
    name: z.string().regex(/^[a-z]{1,8}$/),
    title: z.string().min(1).max(60),
    forms: z.array(z.string()).min(1),
    opensDays: z.number().int().min(0).max(60),
    closesDays: z.number().int().min(0).max(90),
    remindOnDays: z
      .array(z.number().int())
      .refine((days) => days.every((day, at) => at === 0 || day > (days[at - 1] ?? 0)), 'each day is later'),
  })
  .refine(
    ({ opensDays, closesDays, remindOnDays }) =>
      remindOnDays.every((day) => day >= -opensDays && day <= closesDays),
    'a reminder comes between the opening and the close',
  )

const schema = z.strictObject({
  comment: z.string().optional(),
  campaigns: z
    .array(campaignSchema)
    .min(1)
    .refine(
      (all) => new Set(all.map(({ name }) => name)).size === all.length,
      'a campaign stands there twice',
    )
    .refine((all) => {
      const forms = all.flatMap((each) => each.forms)
      return new Set(forms).size === forms.length
    }, 'a form is gathered twice'),
  commended: z.strictObject({
    filedPct: pct,
    coveragePct: pct,
    completePct: pct,
    completeMost: z.number().int().min(1).max(100),
  }),
})

type CampaignTable = z.infer<typeof schema>
export type CommendedRules = CampaignTable['commended']

const SHIPPED = schema.parse(shipped)

/** The table that is shipped, or an admin's in its place. Throws a ZodError that names the wrong place. */
export function campaignsInForce(replacement?: unknown): CampaignTable {
  return replacement === undefined ? SHIPPED : schema.parse(replacement)
}

/** A campaign at the date that it is about now. */
export interface Campaign {
  name: string
  title: string
  /** for which the reports are, YYYY-MM-DD */
  date: string
  /** the forms that are due for that date */
  forms: readonly Form[]
  closesDays: number
  remindOnDays: readonly number[]
}

/** Campaigns as they stand on a day: each at the latest date that it has opened for. Those without dates are off. */
export function campaignsOn({ campaigns }: CampaignTable, forms: readonly Form[], today: string): Campaign[] {
  return campaigns.flatMap(({ opensDays, forms: names, ...campaign }) => {
    const own = forms.filter(({ form }) => names.includes(form))
    const year = Number(today.slice(0, 4))
    const date = [year - 1, year, year + 1]
      .flatMap((each) => own.flatMap(({ dates }) => dates.map((day) => `${each}-${day}`)))
      .filter((day) => daysBetween(today, day) <= opensDays)
      .sort()
      .at(-1)
    if (date === undefined) return []
    return [{ ...campaign, date, forms: own.filter(({ dates }) => dates.includes(date.slice(5))) }]
  })
}

/**
 * The step of the reminders that a day has reached, in days from the campaign's date; undefined: none, or it is over. A
 * step before the date is not made up for after it.
 */
export function stepOn({ date, remindOnDays, closesDays }: Campaign, today: string): number | undefined {
  const days = daysBetween(date, today)
  const step = remindOnDays.filter((day) => day <= days).at(-1)
  if (step === undefined || days > closesDays) return undefined
  return step < 0 && days > 0 ? undefined : step
}

/** Was the step the office is on now told on that day, or later? */
export function isStepTold({ date }: Campaign, step: number, toldOn: string | null): boolean {
  return toldOn !== null && daysBetween(date, toldOn) >= step
}
