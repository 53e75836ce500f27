import { z } from 'zod'
import { badRequest } from '../api-error.ts'
import { pictureSize, type StoredFile } from '../files.ts'
import type { Message } from '../types.ts'
import { type Call, reachableChat, read } from './call.ts'
import { readMarkup } from './markup.ts'
import { readCaption, readText } from './text.ts'

type Content = Pick<Message, 'text' | 'entities' | 'caption' | 'caption_entities' | 'photo' | 'document'>

export function sendMessage(call: Call): Message {
  const chat = reachableChat(call)
  const { text, entities } = readText(call)
  return deliver(call, 'sendMessage', chat.id, { text, ...(entities.length > 0 ? { entities } : {}) })
}

export function sendPhoto(call: Call): Message {
  const chat = reachableChat(call)
  const caption = captionOf(call)
  const file = readFile(call, 'photo')
  return deliver(call, 'sendPhoto', chat.id, { ...photoOf(file), ...caption })
}

export function sendDocument(call: Call): Message {
  const chat = reachableChat(call)
  const caption = captionOf(call)
  const file = readFile(call, 'document')
  return deliver(call, 'sendDocument', chat.id, { ...documentOf(file), ...caption })
}

export function sendChatAction(call: Call): true {
  const chat = reachableChat(call)
  const { action } = read(call, z.object({ action: z.string().min(1) }))
  call.state.events.emit({ kind: 'typing', chatId: chat.id, action })
  return true
}

function deliver(call: Call, method: string, chatId: number, content: Content): Message {
  const { state } = call
  const markup = readMarkup(call)
  state.limits.spend(chatId)
  const inline = markup.inline ? { reply_markup: markup.inline } : {}
  const message = state.chats.append(chatId, state.now(), { from: state.bot, ...content, ...inline })
  if (markup.keyboard || markup.removeKeyboard) {
    state.chats.freeze(chatId, message.message_id)
    state.chats.setKeyboard(chatId, markup.keyboard)
  }
  const text = content.text ?? content.caption ?? ''
  state.delivered({ chatId, method, text, messageId: message.message_id, at: new Date() })
  return message
}

export function captionOf(call: Call): Pick<Message, 'caption' | 'caption_entities'> {
  const caption = readCaption(call)
  if (!caption) return {}
  return {
    caption: caption.text,
    ...(caption.entities.length > 0 ? { caption_entities: caption.entities } : {}),
  }
}

export const PHOTO_BYTES = 10 * 1024 * 1024
const DOCUMENT_BYTES = 50 * 1024 * 1024

/** An uploaded file, by its field or by attach://, or one known by file_id. */
function readFile(call: Call, kind: StoredFile['kind']): StoredFile {
  const value = call.params[kind]
  const upload =
    typeof value === 'string' ? call.uploads.get(value.replace(/^attach:\/\//, '')) : call.uploads.get(kind)
  if (upload) {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
    if (upload.bytes.length > (kind === 'photo' ? PHOTO_BYTES : DOCUMENT_BYTES))
      throw badRequest('file is too big')
    const type = kind === 'photo' ? pictureType(upload.bytes) : upload.type
    if (!type) throw badRequest('IMAGE_PROCESS_FAILED')
    return call.state.files.add(kind, upload.name, type, upload.bytes)
  }
  if (typeof value !== 'string' || value === '') throw badRequest(`there is no ${kind} in the request`)
  const known = call.state.files.get(value)
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified')
  if (known.kind !== kind)
    throw badRequest(
      `can't use file of type ${known.kind === 'photo' ? 'Photo' : 'Document'} as ${kind === 'photo' ? 'Photo' : 'Document'}`,
    )
  return known
}

const PICTURES = {
  '89504e47': 'image/png',
  ffd8ff: 'image/jpeg',
  '47494638': 'image/gif',
  '52494646': 'image/webp',
}

/** The type of a picture by its first bytes, whatever the upload called it. */
function pictureType(bytes: Buffer): string | undefined {
  const head = bytes.toString('hex', 0, 4)
  return Object.entries(PICTURES).find(([start]) => head.startsWith(start))?.[1]
}

const info = (file: StoredFile) => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  file_size: file.bytes.length,
})

export const photoOf = (file: StoredFile): Pick<Message, 'photo'> => ({
  photo: [{ ...info(file), ...pictureSize(file.bytes) }],
})

export const documentOf = (file: StoredFile): Pick<Message, 'document'> => ({
  document: { ...info(file), file_name: file.name, mime_type: file.type },
})
