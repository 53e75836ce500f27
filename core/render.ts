import { cutMarked } from './cut.ts'
import { type Locale, translate } from './i18n.ts'
import { readMarks, toHtml, withoutMarks } from './markup.ts'
import type { Screen, Text } from './screen.ts'

/** Telegram's bound on the text of a message, after entities. */
const MAX_TEXT = 4096
/** Its bound on the text under a picture. */
const MAX_CAPTION = 1024
const BULLET = '• '

/** The text of a screen as Telegram's HTML, shortened where it would not fit. */
export function screenHtml(screen: Screen, locale: Locale): string {
  return html(screen, locale, MAX_TEXT)
}

/** The same as the text under a picture. */
export function captionHtml(screen: Screen, locale: Locale): string {
  return html(screen, locale, MAX_CAPTION)
}

function html(screen: Screen, locale: Locale, limit: number): string {
  return toHtml(cutMarked(marked(screen, locale), limit))
}

function marked(screen: Screen, locale: Locale): string {
  const parts = [screen.text, ...(screen.more ?? [])].map((text) => translate(locale, text))
  if (screen.plain) parts.push(readMarks(screen.plain))
  return joinParagraphs(parts)
}

/** Its paragraphs with the marks of bold and italic (markup.ts), for a channel that bears long texts. */
export function screenParagraphs(screen: Screen, locale: Locale, limit: number): string[] {
  return cutMarked(marked(screen, locale), limit).split('\n\n')
}

/** An admin's own words with simple marks, as Telegram's HTML. */
export function plainHtml(text: string): string {
  return toHtml(cutMarked(readMarks(text), MAX_TEXT))
}

/** The face of a button: no marks. */
export function labelText(label: Text, locale: Locale): string {
  return withoutMarks(translate(locale, label))
}

/** Paragraphs stand apart; lines of a list stand together, under what introduces them. */
function joinParagraphs(parts: string[]): string {
  return parts.reduce((text, part) => `${text}${part.startsWith(BULLET) ? '\n' : '\n\n'}${part}`)
}
