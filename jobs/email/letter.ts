import { createHmac } from 'node:crypto'
import { type Locale, type MessageKey, translate } from '../../core/i18n.ts'
import { withoutMarks } from '../../core/markup.ts'
import { labelText, screenParagraphs } from '../../core/render.ts'
import type { Button, Screen, Text } from '../../core/screen.ts'
import type { Rendered } from '../sender/ports.ts'
import { letterHtml } from './letter-html.ts'

/** A letter may be longer than a message of a chat, not endless. */
const MAX_TEXT = 20_000
/** What mail programs show of a subject, and a little more. */
const MAX_SUBJECT = 120
/** Line breaks, which would begin a header of their own, and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** Buttons that fill fields, each of which the text has named. */
const SAID_ALREADY = 'gap.fill'
/** A reminder in the chat is put off in the chat. */
const ONLY_HERE = 'gap.snooze'

const SUBJECTS: Record<string, MessageKey> = {
  'gap.reminder': 'letter.subject.gaps',
  'campaign.reminder': 'letter.subject.report',
  'summary.weekly': 'letter.subject.summary',
}

/** Texts of the chat that speak of its buttons: a letter has none of them, and says the same in its own words. */
const IN_A_LETTER: Partial<Record<MessageKey, MessageKey>> = {
  'gaps.reminder': 'letter.gaps',
  'gaps.reminder_urgent': 'letter.gapsUrgent',
  'campaign.alreadyFiled': 'letter.alreadyFiled',
}

/** What a letter is made of. */
export interface LetterParts {
  /** of the message in the outbox */
  id: number
  kind: string
  screen: Screen
  locale: Locale
  /** opens the bot; undefined: it has no address */
  botUrl: string | undefined
  stopUrl: string
  from: string
  secret: string
  date: Date
}

/** A stored screen as a letter: plain text, the same as HTML, and what the headers say. */
export function renderLetter(parts: LetterParts): Rendered {
  const { locale, botUrl, stopUrl, from, date } = parts
  const screen = inLetterWords(parts.screen)
  const say = (key: MessageKey) => translate(locale, { key })
  const content = {
    paragraphs: screenParagraphs(screen, locale, MAX_TEXT),
    links: linksOf(screen, locale),
    actions: actionsOf(screen, locale),
    ...{ locale, botUrl, stopUrl },
    words: {
      canDo: say('letter.canDo'),
      open: say('letter.open'),
      how: say('letter.how'),
      why: say('letter.why'),
      stop: say('letter.stop'),
    },
  }
  const subject = subjectOf(parts, content.paragraphs)
  return {
    html: letterHtml(subject, content),
    letter: {
      ...{ id: messageId(parts, from), subject, date },
      text: plainText(content),
      headers: {
        'List-Unsubscribe': `<${stopUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
    },
  }
}

function inLetterWords({ text, more, ...screen }: Screen): Screen {
  const said = (each: Text): Text => ({ ...each, key: IN_A_LETTER[each.key] ?? each.key })
  return { ...screen, text: said(text), ...(more && { more: more.map(said) }) }
}

/** What both forms of a letter say. */
export interface Content {
  paragraphs: string[]
  /** buttons that lead to pages of their own */
  links: Array<{ label: string; url: string }>
  /** what other buttons do: only the bot can */
  actions: string[]
  locale: Locale
  botUrl: string | undefined
  stopUrl: string
  words: Record<'canDo' | 'open' | 'how' | 'why' | 'stop', string>
}

function plainText({ paragraphs, links, actions, words, botUrl, stopUrl }: Content): string {
  const blocks = [
    ...paragraphs.map(withoutMarks),
    ...links.map(({ label, url }) => `${label}: ${url}`),
    ...(actions.length > 0 ? [[words.canDo, ...actions.map((action) => `• ${action}`)].join('\n')] : []),
    ...(botUrl ? [`${words.open}: ${botUrl}\n${words.how}`] : []),
    `-- \n${words.why}\n${words.stop}: ${stopUrl}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function linksOf(screen: Screen, locale: Locale): Content['links'] {
  return buttonsOf(screen).flatMap((button) =>
    'url' in button && button.url.startsWith('https://')
      ? [{ label: labelText(button.label, locale), url: button.url }]
      : [],
  )
}

function actionsOf(screen: Screen, locale: Locale): string[] {
  return buttonsOf(screen).flatMap((button) =>
    'route' in button && button.route !== SAID_ALREADY && button.route !== ONLY_HERE
      ? [labelText(button.label, locale)]
      : [],
  )
}

function buttonsOf(screen: Screen): Button[] {
  return (screen.buttons ?? []).flat()
}

function subjectOf({ kind, screen, locale }: LetterParts, [first = '']: string[]): string {
  const name = screen.text.vars?.['name']
  const known = typeof name === 'string' ? SUBJECTS[kind] : undefined
  const title = withoutMarks(first).split('\n')[0] ?? ''
  const vars = { name: typeof name === 'string' ? name : '', first: title }
  const text = withoutMarks(translate(locale, { key: known ?? 'letter.subject.other', vars }))
  const line = [...text.replace(UNSEEN, ' ').replace(/ +/g, ' ').trim()]
  return line.length <= MAX_SUBJECT
    ? line.join('')
    : `${line
        .slice(0, MAX_SUBJECT - 1)
        .join('')
        .trimEnd()}…`
}

/** The same for every attempt: many mailboxes show a letter once that came twice. */
function messageId({ id, secret }: LetterParts, from: string): string {
  const mark = createHmac('sha256', secret).update(`letter\n${id}`).digest('hex').slice(0, 16)
  return `<${id}.${mark}@${from.split('@')[1] ?? 'localhost'}>`
}
