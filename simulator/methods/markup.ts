import { z } from 'zod'
import { badRequest } from '../api-error.ts'
import type { InlineKeyboard, ReplyKeyboard } from '../types.ts'
import { type Call, field } from './call.ts'

export interface Markup {
  inline?: InlineKeyboard
  keyboard?: ReplyKeyboard
  removeKeyboard?: true
}

const MOST_BUTTONS = 100
const MOST_IN_ROW = 8
const DATA_BYTES = 64
const COPY_CHARS = 256

const inlineButton = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  style: z.enum(['primary', 'success', 'danger']).optional(),
  copy_text: z.looseObject({ text: z.string() }).optional(),
})

const key = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({ text: z.string(), request_contact: z.boolean().optional() }),
])

const replyKeyboard = z.looseObject({
  keyboard: z.array(z.array(key)),
  is_persistent: z.boolean().optional(),
  one_time_keyboard: z.boolean().optional(),
  resize_keyboard: z.boolean().optional(),
  input_field_placeholder: z.string().optional(),
})

const inlineKeyboard = z.looseObject({ inline_keyboard: z.array(z.array(inlineButton)) })

/** What a button does when pressed; exactly one of them must be there. */
const ACTIONS = ['callback_data', 'url', 'copy_text', 'web_app', 'login_url', 'switch_inline_query', 'pay']
const ACTIONS_HERE = [
  ...ACTIONS,
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'callback_game',
]

export function readMarkup(call: Call): Markup {
  const given = field(z.unknown()).parse(call.params['reply_markup'])
  if (given === undefined || given === null || given === '') return {}
  if (typeof given !== 'object') throw badRequest('object expected as reply markup')
  if ('inline_keyboard' in given) return { inline: readInline(given) }
  if ('keyboard' in given) return { keyboard: readReply(given) }
  return 'remove_keyboard' in given ? { removeKeyboard: true } : {}
}

/** Edits take inline buttons only. */
export function readInlineMarkup(call: Call): InlineKeyboard | undefined {
  const markup = readMarkup(call)
  if (markup.keyboard || markup.removeKeyboard) throw badRequest('inline keyboard expected')
  return markup.inline
}

function readInline(given: object): InlineKeyboard {
  const parsed = inlineKeyboard.safeParse(given)
  if (!parsed.success) throw badRequest('can\'t parse inline keyboard button: Can\'t find field "text"')
  const rows = parsed.data.inline_keyboard.filter((row) => row.length > 0)
  if (rows.flat().length > MOST_BUTTONS || rows.some((row) => row.length > MOST_IN_ROW)) {
    throw badRequest('reply markup is too long')
  }
  for (const button of rows.flat()) checkButton(button)
  return { inline_keyboard: rows }
}

function checkButton(button: z.infer<typeof inlineButton>): void {
  if (button.text.trim() === '')
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  const actions = ACTIONS_HERE.filter((name) => button[name] !== undefined)
  if (actions.length === 0)
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data)
    if (bytes < 1 || bytes > DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID')
  }
  if (button.url !== undefined && !/^(https?|tg|mailto|tel):/i.test(button.url)) {
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Unsupported URL protocol`)
  }
  const copied = button.copy_text?.text.length ?? 1
  if (copied < 1 || copied > COPY_CHARS) throw badRequest('BUTTON_COPY_TEXT_INVALID')
}

function readReply(given: object): ReplyKeyboard {
  const parsed = replyKeyboard.safeParse(given)
  if (!parsed.success) throw badRequest("can't parse reply keyboard markup JSON object")
  const rows = parsed.data.keyboard.filter((row) => row.length > 0)
  if (rows.length === 0) throw badRequest('reply keyboard is empty')
  return { ...parsed.data, keyboard: rows }
}
