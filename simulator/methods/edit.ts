import { z } from 'zod'
import { badRequest } from '../api-error.ts'
import type { InlineKeyboard, Message } from '../types.ts'
import { type Call, field, integer, reachableChat, read } from './call.ts'
import { readInlineMarkup } from './markup.ts'
import { captionOf } from './send.ts'
import { readText } from './text.ts'

/** A bot may delete what is younger. */
const DELETABLE_S = 48 * 3_600
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

export function editMessageText(call: Call): Message {
  const old = editable(call)
  const { text, entities } = readText(call)
  if (old.text === undefined) throw badRequest('there is no text in the message to edit')
  const { entities: _, ...rest } = old
  return change(call, 'editMessageText', old, { ...rest, text, ...(entities.length > 0 ? { entities } : {}) })
}

export function editMessageCaption(call: Call): Message {
  const old = editable(call)
  if (!old.photo && !old.document) throw badRequest('there is no caption in the message to edit')
  const { caption: _, caption_entities: __, ...rest } = old
  return change(call, 'editMessageCaption', old, { ...rest, ...captionOf(call) })
}

export function editMessageReplyMarkup(call: Call): Message {
  const old = editable(call)
  return change(call, 'editMessageReplyMarkup', old, old)
}

function editable(call: Call): Message {
  const chat = reachableChat(call)
  const { message_id } = read(call, z.object({ message_id: integer }))
  const message = chat.messages.find((each) => each.message_id === message_id)
  if (!message) throw badRequest('message to edit not found')
  if (!message.from.is_bot || chat.frozen?.includes(message_id)) throw badRequest("message can't be edited")
  return message
}

function change(call: Call, method: string, old: Message, content: Message): Message {
  const { state } = call
  const changed = withMarkup(content, readInlineMarkup(call))
  if (isSame(old, changed)) throw badRequest(NOT_MODIFIED)
  const message = { ...changed, edit_date: Math.floor(state.now().getTime() / 1000) }
  state.chats.replace(old.chat.id, message)
  const text = message.text ?? message.caption ?? ''
  state.delivered({ chatId: old.chat.id, method, text, messageId: old.message_id, at: new Date() })
  return message
}

function withMarkup({ reply_markup: _, ...message }: Message, markup: InlineKeyboard | undefined): Message {
  return markup && markup.inline_keyboard.length > 0 ? { ...message, reply_markup: markup } : message
}

function isSame(a: Message, b: Message): boolean {
  const essence = ({ text, entities, caption, caption_entities, reply_markup }: Message) =>
    JSON.stringify([text, entities, caption, caption_entities, reply_markup])
  return essence(a) === essence(b)
}

export function deleteMessage(call: Call): true {
  const { message_id } = read(call, z.object({ message_id: integer }))
  const chat = reachableChat(call)
  const message = chat.messages.find((each) => each.message_id === message_id)
  if (!message) throw badRequest('message to delete not found')
  if (!isDeletable(call, message)) throw badRequest("message can't be deleted for everyone")
  call.state.chats.remove(chat.id, [message_id])
  return true
}

/** Several at once; those that cannot be found or are too old are skipped. */
export function deleteMessages(call: Call): true {
  const { message_ids } = read(
    call,
    z.object({ message_ids: field(z.array(z.number().int()).min(1).max(100)) }),
  )
  const chat = reachableChat(call)
  const found = chat.messages.filter(
    (each) => message_ids.includes(each.message_id) && isDeletable(call, each),
  )
  call.state.chats.remove(
    chat.id,
    found.map((each) => each.message_id),
  )
  return true
}

function isDeletable(call: Call, message: Message): boolean {
  return call.state.now().getTime() / 1000 - message.date < DELETABLE_S
}
