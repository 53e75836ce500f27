import type { Locale } from '../../../core/i18n.ts'

/** A month as it is said: октябрь 2022, October 2022. */
export function monthName(month: string, locale: Locale): string {
  const language = locale === 'ru' ? 'ru-RU' : 'en-GB'
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`)).replace(/ г\.$/, '')
}
