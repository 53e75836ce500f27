import { type Locale, translate } from './i18n.ts'

/** The words of an offer as people get them: that they are advertising stands above, whoever wrote them. */
export function offerText(text: string, locale: Locale): string {
  return `__${translate(locale, { key: 'offers.head' })}__\n\n${text}`.trimEnd()
}
