import type { Context, Telegraf } from 'telegraf'
import type { InlineKeyboardButton, Message, ReplyKeyboardMarkup, Update } from 'telegraf/types'
import { z } from 'zod'
import type { CallbackCodec } from '../core/callback-data.ts'
import type { Locale } from '../core/i18n.ts'
import { labelText, screenHtml } from '../core/render.ts'
import type { Button, ReplyButton, Screen } from '../core/screen.ts'
import type { Input, Reply } from './turn.ts'

export type { Telegraf, Update }

const personSchema = z.object({ id: z.number().int(), language_code: z.string().optional() })

/** Who wrote, where the context names a person in a private chat. */
export function readPerson(
  ctx: Context,
): { externalId: string; languageCode: string | undefined } | undefined {
  const person = personSchema.safeParse(ctx.from)
  if (!person.success || (ctx.chat && ctx.chat.type !== 'private')) return undefined
  return { externalId: String(person.data.id), languageCode: person.data.language_code }
}

/** What the person did; `stale` for a button whose data is not ours or not theirs. */
export function readInput(ctx: Context, codec: CallbackCodec, externalId: string): Input | 'stale' {
  const update: Update = ctx.update
  if ('callback_query' in update) {
    const query = update.callback_query
    const data = query && 'data' in query ? query.data : ''
    const action = codec.decode(data, externalId)
    return action ? { kind: 'press', action } : 'stale'
  }
  const message = 'message' in update ? update.message : undefined
  return message ? readMessage(message, externalId) : { kind: 'other' }
}

const contactSchema = z.object({ phone_number: z.string(), user_id: z.number().optional() })

function readMessage(message: Message, externalId: string): Input {
  if ('contact' in message) {
    const contact = contactSchema.safeParse(message.contact)
    if (!contact.success) return { kind: 'other' }
    const forwarded = 'forward_origin' in message
    const own = String(contact.data.user_id) === externalId && !forwarded
    return { kind: 'contact', phone: contact.data.phone_number, own }
  }
  if (!('text' in message) || typeof message.text !== 'string') return { kind: 'other' }
  const command = /^\/([a-z_]+)(?:@\w+)?(?:\s+(.*))?$/s.exec(message.text)
  if (command?.[1]) return { kind: 'command', name: command[1], payload: command[2]?.trim() ?? '' }
  return { kind: 'text', text: message.text }
}

/** Shows the reply: in place of the screen whose button was pressed, else as a new message. */
export async function sendReply(
  ctx: Context,
  reply: Reply,
  locale: Locale,
  codec: CallbackCodec,
  externalId: string,
): Promise<void> {
  if (ctx.callbackQuery) {
    const note = reply.note && labelText(reply.note, locale).slice(0, 200)
    await ctx.answerCbQuery(note).catch(ignoreRefusal)
  } else if (reply.note) {
    await ctx.reply(screenHtml({ text: reply.note }, locale), { parse_mode: 'HTML' })
  }
  if (reply.screen) await sendScreen(ctx, reply.screen, locale, codec, externalId)
}

async function sendScreen(
  ctx: Context,
  screen: Screen,
  locale: Locale,
  codec: CallbackCodec,
  externalId: string,
): Promise<void> {
  const text = screenHtml(screen, locale)
  const inline = (screen.buttons ?? []).map((row) =>
    row.map((button) => inlineButton(button, locale, codec, externalId)),
  )
  if (screen.file) await ctx.replyWithDocument({ source: screen.file.path, filename: screen.file.name })
  if (!ctx.callbackQuery || screen.file || !(await edited(ctx, text, inline)))
    await ctx.reply(text, { parse_mode: 'HTML', reply_markup: { inline_keyboard: inline } })
  if (!screen.keyboard) return
  const under = screenHtml({ text: screen.keyboard.text }, locale)
  await ctx.reply(under, {
    parse_mode: 'HTML',
    reply_markup: replyKeyboard(screen.keyboard.rows, locale),
  })
}

async function edited(ctx: Context, text: string, inline: InlineKeyboardButton[][]): Promise<boolean> {
  try {
    await ctx.editMessageText(text, { parse_mode: 'HTML', reply_markup: { inline_keyboard: inline } })
    return true
  } catch (error) {
    return refusal(error).includes('message is not modified')
  }
}

function inlineButton(
  button: Button,
  locale: Locale,
  codec: CallbackCodec,
  externalId: string,
): InlineKeyboardButton {
  const text = labelText(button.label, locale)
  if ('url' in button) return { text, url: button.url }
  return {
    text,
    callback_data: codec.encode({ route: button.route, args: (button.args ?? []).map(String) }, externalId),
  }
}

function replyKeyboard(rows: ReplyButton[][], locale: Locale): ReplyKeyboardMarkup {
  const keyboard = rows.map((row) =>
    row.map((button) => {
      const text = labelText(button.label, locale)
      return button.contact ? { text, request_contact: true as const } : { text }
    }),
  )
  return { keyboard, resize_keyboard: true, one_time_keyboard: true }
}

const refusalSchema = z.object({ response: z.object({ error_code: z.number(), description: z.string() }) })

/** Telegram's own words for a refused call; '' for any other failure. */
export function refusal(error: unknown): string {
  const parsed = refusalSchema.safeParse(error)
  return parsed.success ? `${parsed.data.response.error_code} ${parsed.data.response.description}` : ''
}

/** A button pressed too long ago cannot be answered any more; that hurts nobody. */
function ignoreRefusal(error: unknown): void {
  if (refusal(error) === '') throw error
}
