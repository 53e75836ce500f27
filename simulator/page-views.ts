import { LANGUAGE } from './chats.ts'
import type { SimulatorState } from './state.ts'
import type { BotCommand, Entity, Message } from './types.ts'

/** A message as the page and tests see it. */
export interface MessageView {
  id: number
  from: 'bot' | 'person'
  /** The text, or the caption of a file. */
  text: string
  entities: Entity[]
  buttons?: { text: string; data?: string; url?: string }[][]
  photo?: string
  document?: { name: string; url: string }
  contact?: { name: string; phone: string }
  sticker?: string
  voice?: true
  at: string
  edited: boolean
}

export interface ChatView {
  messages: MessageView[]
  reply?: { text: string; contact?: true }[][]
  commands: BotCommand[]
  blocked: boolean
}

export function viewMessage(message: Message): MessageView {
  const { photo, document, contact, sticker, voice, reply_markup: markup } = message
  const size = photo?.at(-1)
  return {
    id: message.message_id,
    from: message.from.is_bot ? 'bot' : 'person',
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    ...(markup ? { buttons: markup.inline_keyboard.map((row) => row.map(viewButton)) } : {}),
    ...(size ? { photo: fileUrl(size.file_id) } : {}),
    ...(document ? { document: { name: document.file_name ?? 'file', url: fileUrl(document.file_id) } } : {}),
    ...(contact ? { contact: { name: contact.first_name, phone: contact.phone_number } } : {}),
    ...(sticker ? { sticker: String(sticker['emoji'] ?? '🙂') } : {}),
    ...(voice ? { voice: true as const } : {}),
    at: new Date(message.date * 1000).toISOString(),
    edited: message.edit_date !== undefined,
  }
}

function viewButton(button: { text: string; callback_data?: string | undefined; url?: string | undefined }) {
  const { text, callback_data: data, url } = button
  return { text, ...(data === undefined ? {} : { data }), ...(url === undefined ? {} : { url }) }
}

const fileUrl = (id: string) => `/sim/files/${id}`

export function viewChat(state: SimulatorState, id: number): ChatView {
  const { messages, keyboard, blocked } = state.chats.get(id)
  const reply = keyboard?.keyboard.map((row) =>
    row.map(({ text, request_contact }) => ({
      text,
      ...(request_contact ? { contact: true as const } : {}),
    })),
  )
  const commands = state.commands.seenBy(id, LANGUAGE)
  return { messages: messages.map(viewMessage), ...(reply ? { reply } : {}), commands, blocked }
}

export function viewPeople(state: SimulatorState) {
  return state.chats.people().map(({ id, firstName, about }) => {
    const { messages, readUpTo, blocked, fate } = state.chats.get(id)
    const unread = messages.filter((each) => each.from.is_bot && each.message_id > readUpTo).length
    const newest = messages.at(-1)
    return {
      id,
      firstName,
      about,
      ...(newest ? { last: preview(newest) } : {}),
      unread,
      blocked,
      ...(fate ? { fate } : {}),
    }
  })
}

function preview(message: Message): { from: 'bot' | 'person'; text: string; at: string } {
  const { from, text, at, photo, document, contact, sticker, voice } = viewMessage(message)
  const instead = (photo && '🖼') || document?.name || contact?.name || sticker || (voice && '🎤') || ''
  return { from, text: text || instead, at }
}
