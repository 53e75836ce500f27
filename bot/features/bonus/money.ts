import type { Locale } from '../../../core/i18n.ts'

/** Kopecks as roubles, as the reader writes them: 123456 → '1 234,56'. */
export function roubles(kopecks: number, locale: Locale): string {
  const language = locale === 'ru' ? 'ru-RU' : 'en-GB'
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(kopecks / 100)
}
