import { InvalidArgumentError } from 'commander'
import { cardDaysSchema } from '../db/repos/settings.ts'
import { WrongUsage } from './failure.ts'

/** An option that is a day, YYYY-MM-DD. */
export function day(text: string): string {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(text)) {
    throw new InvalidArgumentError('It must be a day such as 2022-11-21.')
  }
  return text
}

/** An option that is a whole number from 0 on. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

/** An argument that is a number of days for which a card's code is good. */
export function cardDaysOption(text: string): number {
  const days = cardDaysSchema.safeParse(/^\d+$/.test(text) ? Number(text) : Number.NaN)
  if (!days.success) throw new WrongUsage('The days must be a whole number from 1 to 3650.')
  return days.data
}
