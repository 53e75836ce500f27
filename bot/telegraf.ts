import { rm } from 'node:fs/promises'
import type { Context, Telegraf } from 'telegraf'
import type { InlineKeyboardMarkup, Message, ReplyKeyboardMarkup, Update } from 'telegraf/types'
import { z } from 'zod'
import type { CallbackCodec } from '../core/callback-data.ts'
import type { Locale } from '../core/i18n.ts'
import { captionHtml, labelText, screenHtml } from '../core/render.ts'
import type { Picture, Screen } from '../core/screen.ts'
import { inlineKeyboard, replyKeyboard } from './keyboards.ts'
import { readFile } from './read-message.ts'
import { type PictureMemory, showPicture } from './show-picture.ts'
import type { Input, Reply } from './turn.ts'

export type { Telegraf, Update }
/** What a call that may be given up takes. */
export type Signal = Parameters<Telegraf['telegram']['callApi']>[2]

/** The updates that the bot asks for: others do not come at all. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

/** Who wrote in a private chat. */
export function readPerson(
  ctx: Context,
): { externalId: string; languageCode: string | undefined } | undefined {
  if (!ctx.from || (ctx.chat && ctx.chat.type !== 'private')) return undefined
  return { externalId: String(ctx.from.id), languageCode: ctx.from.language_code }
}

/** What the person did; `stale` for a button whose data is not ours or not theirs. */
export function readInput(ctx: Context, codec: CallbackCodec, externalId: string): Input | 'stale' {
  const update: Update = ctx.update
  if ('callback_query' in update) {
    const query = update.callback_query
    const data = 'data' in query ? query.data : ''
    const action = codec.decode(data, externalId)
    return action ? { kind: 'press', action } : 'stale'
  }
  if ('edited_message' in update) {
    const now = readMessage(update.edited_message, externalId, ctx.me)
    return { kind: 'edited', messageId: String(update.edited_message.message_id), now }
  }
  const message = 'message' in update ? update.message : undefined
  return message ? readMessage(message, externalId, ctx.me) : { kind: 'other' }
}

function readMessage(message: Message, externalId: string, botName: string): Input {
  if ('contact' in message) {
    const { phone_number: phone, user_id: owner } = message.contact
    const own = String(owner) === externalId && !('forward_origin' in message)
    return { kind: 'contact', phone, own }
  }
  if (!('text' in message)) return readFile(message)
  const command = /^\/([a-z_]+)(?:@\w+)?(?:\s+(.*))?$/s.exec(message.text)
  if (command?.[1]) return { kind: 'command', name: command[1], payload: command[2]?.trim() ?? '' }
  const link = /^(?:https?:\/\/)?t\.me\/(\w+)\?start=([\w-]+)$/i.exec(message.text.trim())
  // A link to this bot that was pasted instead of pressed does what it would have done.
  if (link?.[2] && link[1]?.toLowerCase() === botName.toLowerCase())
    return { kind: 'command', name: 'start', payload: link[2] }
  return { kind: 'text', text: message.text, messageId: String(message.message_id) }
}

/** Makes one call to the messenger, again where it is worth it. */
type Attempt = <T>(call: () => Promise<T>) => Promise<T>

/** Whom the reply is for, and how it is said. */
export interface Reader {
  externalId: string
  locale: Locale
  codec: CallbackCodec
  pictures: PictureMemory
}

/** Shows the reply: in place of the screen whose button was pressed, else as a new message. */
export async function sendReply(ctx: Context, reply: Reply, reader: Reader, attempt: Attempt): Promise<void> {
  const { locale } = reader
  if (ctx.callbackQuery) {
    const note = reply.note && labelText(reply.note, locale).slice(0, 200)
    await attempt(() => ctx.answerCbQuery(note).catch(ignoreRefusal))
  } else if (reply.note) await sendMessage(ctx, { text: reply.note }, reader, attempt)
  const { screen, picture } = reply
  if (screen && picture && (await sentPicture(ctx, picture, screen, reader, attempt))) return
  if (screen) await sendScreen(ctx, screen, reader, attempt)
}

/** How many messages a reply is; the answer to a pressed button is none. */
export function messagesIn({ screen, note }: Reply, pressed: boolean): number {
  const parts = [!pressed && note, screen, screen?.file, screen?.keyboard]
  return parts.filter(Boolean).length
}

async function sendScreen(ctx: Context, screen: Screen, reader: Reader, attempt: Attempt): Promise<void> {
  const { file, keyboard, below } = screen
  if (file) await sendFile(ctx, file, reader, attempt)
  const inPlace = !file && !below && (await edited(ctx, screen, reader, attempt))
  if (!inPlace) await sendMessage(ctx, screen, reader, attempt)
  if (!inPlace && isPicture(ctx)) await takeButtons(ctx, reader, attempt)
  if (!keyboard) return
  const reply_markup = replyKeyboard(keyboard.rows, reader.locale)
  await sendMessage(ctx, { text: keyboard.text }, reader, attempt, reply_markup)
}

/** A picture with the screen as its caption. A text cannot become a picture: it comes below, and the old buttons go. */
async function sentPicture(
  ctx: Context,
  picture: Picture,
  screen: Screen,
  reader: Reader,
  attempt: Attempt,
): Promise<boolean> {
  const extra = {
    caption: captionHtml(screen, reader.locale),
    parse_mode: 'HTML',
    reply_markup: inlineKeyboard(screen, reader),
  } as const
  const shown = await showPicture(picture, {
    send: async (photo) => {
      const input =
        typeof photo === 'string' ? photo : { source: Buffer.from(photo), filename: 'picture.png' }
      const message = await attempt(() => ctx.telegram.sendPhoto(chatOf(reader), input, extra))
      return message.photo.at(-1)?.file_id
    },
    refusal,
    memory: reader.pictures,
  })
  if (shown) await takeButtons(ctx, reader, attempt)
  return shown
}

/** The screen goes on below the message whose button was pressed: one place to press is enough. */
async function takeButtons(ctx: Context, reader: Reader, attempt: Attempt): Promise<void> {
  const message = ctx.callbackQuery?.message
  if (!message) return
  const chat = chatOf(reader)
  await attempt(() =>
    ctx.telegram.editMessageReplyMarkup(chat, message.message_id, undefined, undefined).catch(ignoreRefusal),
  )
}

/** The pressed button stands under a picture, which no text can take the place of. */
function isPicture(ctx: Context): boolean {
  const message = ctx.callbackQuery?.message
  return message !== undefined && 'photo' in message
}

async function sendFile(
  ctx: Context,
  file: NonNullable<Screen['file']>,
  reader: Reader,
  attempt: Attempt,
): Promise<void> {
  try {
    const input = {
      filename: file.name,
      ...('bytes' in file ? { source: Buffer.from(file.bytes) } : { source: file.path }),
    }
    await attempt(() => ctx.telegram.sendDocument(chatOf(reader), input))
  } finally {
    if ('path' in file && file.temporary) await rm(file.path, { force: true })
  }
}

async function sendMessage(
  ctx: Context,
  screen: Screen,
  reader: Reader,
  attempt: Attempt,
  markup: InlineKeyboardMarkup | ReplyKeyboardMarkup = inlineKeyboard(screen, reader),
): Promise<void> {
  const extra = { parse_mode: 'HTML', reply_markup: markup } as const
  await attempt(() => ctx.telegram.sendMessage(chatOf(reader), screenHtml(screen, reader.locale), extra))
}

/** A private chat has the number of its person. */
function chatOf({ externalId }: Reader): number {
  return Number(externalId)
}

/** False where there is no message to edit, or Telegram refuses for good: it is too old, gone, or was never ours. */
async function edited(ctx: Context, screen: Screen, reader: Reader, attempt: Attempt): Promise<boolean> {
  const message = ctx.callbackQuery?.message
  if (!message || isPicture(ctx)) return false
  const extra = { parse_mode: 'HTML', reply_markup: inlineKeyboard(screen, reader) } as const
  const html = screenHtml(screen, reader.locale)
  try {
    await attempt(() =>
      ctx.telegram.editMessageText(chatOf(reader), message.message_id, undefined, html, extra),
    )
    return true
  } catch (error) {
    const words = refusal(error)
    if (!words.startsWith('400')) throw error
    return words.includes('message is not modified')
  }
}

const refusalSchema = z.object({ response: z.object({ error_code: z.number(), description: z.string() }) })

/** Telegram's own words for a refused call; '' for any other failure. */
export function refusal(error: unknown): string {
  const parsed = refusalSchema.safeParse(error)
  return parsed.success ? `${parsed.data.response.error_code} ${parsed.data.response.description}` : ''
}

/** A button pressed too long ago cannot be answered any more; that hurts nobody. */
function ignoreRefusal(error: unknown): void {
  if (!refusal(error).startsWith('400')) throw error
}
