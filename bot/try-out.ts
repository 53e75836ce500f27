import { plainHtml } from '../core/render.ts'
import { refusal } from './telegraf.ts'
import type { Reply, Trial } from './turn.ts'

/** The calls that a message on trial may take; a private chat has the number of its person. */
export interface TrialLine {
  sendMessage(chat: number, html: string, extra: { parse_mode: 'HTML' }): Promise<unknown>
  sendPhoto(chat: number, fileId: string, extra: Captioned): Promise<unknown>
  sendDocument(chat: number, fileId: string, extra: Captioned): Promise<unknown>
  editMessageReplyMarkup(
    chat: number,
    message: number,
    inline: undefined,
    markup: undefined,
  ): Promise<unknown>
}

interface Captioned {
  caption: string
  parse_mode: 'HTML'
}

type Attempt = <T>(call: () => Promise<T>) => Promise<T>

/**
 * Shows the person the message that is on trial, exactly as others will get it, and returns what follows from what the
 * messenger said. The buttons that led here go away: the screen that follows stands below, and has its own.
 */
export async function tryOut(
  line: TrialLine,
  { trial, ...reply }: Reply,
  to: { externalId: string; pressed: string | undefined },
  attempt: Attempt,
): Promise<Reply> {
  if (!trial) return reply
  const chat = Number(to.externalId)
  const said = await wordsFor(attempt(() => send(line, chat, trial)))
  const pressed = Number(to.pressed)
  if (to.pressed !== undefined)
    await wordsFor(attempt(() => line.editMessageReplyMarkup(chat, pressed, undefined, undefined)))
  const next = { ...reply, ...(await trial.after(said)) }
  return next.screen ? { ...next, screen: { ...next.screen, below: true } } : next
}

function send(line: TrialLine, chat: number, { text, attachment }: Trial): Promise<unknown> {
  const html = plainHtml(text)
  if (!attachment) return line.sendMessage(chat, html, { parse_mode: 'HTML' })
  const extra = { caption: html, parse_mode: 'HTML' } as const
  return attachment.kind === 'photo'
    ? line.sendPhoto(chat, attachment.fileId, extra)
    : line.sendDocument(chat, attachment.fileId, extra)
}

/** Why the messenger refused the call; '' where it did not. A failure that says nothing of the message is thrown on. */
async function wordsFor(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return ''
  } catch (error) {
    const words = refusal(error)
    if (!words.startsWith('400')) throw error
    return words
  }
}
