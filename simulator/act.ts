import { z } from 'zod'
import { badRequest } from './api-error.ts'
import { demoPicture } from './demo-picture.ts'
import { withFound } from './entities.ts'
import type { Upload } from './methods/call.ts'
import { documentOf, PHOTO_BYTES, photoOf } from './methods/send.ts'
import { pause } from './pause.ts'
import type { SimulatorState } from './state.ts'
import { type Contact, FATES, type Message } from './types.ts'

/** What a person can do in the chat. */
export const actionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('send'), text: z.string().min(1) }),
  z.object({ do: z.literal('press'), messageId: z.number().int(), data: z.string() }),
  z.object({ do: z.literal('contact'), of: z.number().int().optional(), forwarded: z.boolean().optional() }),
  z.object({ do: z.literal('edit'), messageId: z.number().int(), text: z.string().min(1) }),
  z.object({ do: z.literal('sticker') }),
  z.object({ do: z.literal('voice') }),
  z.object({ do: z.literal('photo'), caption: z.string().optional() }),
  z.object({ do: z.literal('album'), pictures: z.number().int().min(2).max(10) }),
  z.object({ do: z.literal('read') }),
  z.object({ do: z.literal('block') }),
  z.object({ do: z.literal('unblock') }),
  z.object({ do: z.literal('fate'), fate: z.enum(FATES).optional() }),
  z.object({ do: z.literal('raw'), update: z.unknown() }),
])

export type Action = z.infer<typeof actionSchema>

export interface Outcome {
  /** of answerCallbackQuery; `alert` when it is to be closed by hand */
  answer?: { text?: string; alert: boolean; url?: string }
}

/** How long a pressed button waits for the bot's answer before the spinner ends. */
const ANSWER_MS = 15_000

export async function act(state: SimulatorState, personId: number, action: Action): Promise<Outcome> {
  if (action.do === 'press') return press(state, personId, action.messageId, action.data)
  if (action.do === 'send') sendText(state, personId, action.text)
  else if (action.do === 'contact')
    shareContact(state, personId, action.of ?? personId, action.forwarded === true)
  else if (action.do === 'edit') editOwn(state, personId, action.messageId, action.text)
  else if (action.do === 'sticker') receive(state, personId, { sticker: { ...STICKER } })
  else if (action.do === 'voice') receive(state, personId, { voice: { ...VOICE } })
  else if (action.do === 'photo') sendFile(state, personId, picture(), { caption: action.caption })
  else if (action.do === 'album') sendAlbum(state, personId, action.pictures)
  else if (action.do === 'raw') state.updates.addRaw(action.update)
  else if (action.do === 'fate') state.chats.setFate(personId, action.fate)
  else changeChat(state, personId, action.do)
  return {}
}

const STICKER = {
  file_id: 'sticker',
  file_unique_id: 'sticker',
  type: 'regular',
  width: 512,
  height: 512,
  emoji: '👍',
  is_animated: false,
  is_video: false,
}
const VOICE = { file_id: 'voice', file_unique_id: 'voice', duration: 3, mime_type: 'audio/ogg' }
const picture = (): Upload => ({ name: 'photo.png', type: 'image/png', bytes: demoPicture() })

function changeChat(state: SimulatorState, id: number, what: 'read' | 'block' | 'unblock'): void {
  const { chats } = state
  if (what === 'read') chats.change(id, { readUpTo: chats.get(id).messages.at(-1)?.message_id ?? 0 })
  if (what === 'block') setBlocked(state, id, true)
  if (what === 'unblock') setBlocked(state, id, false)
}

/** Blocking is told to the bot; doing it twice is not. */
function setBlocked(state: SimulatorState, id: number, blocked: boolean): void {
  if (state.chats.get(id).blocked === blocked) return
  state.chats.change(id, { blocked })
  const member = (status: string) => ({
    user: state.bot,
    status,
    ...(status === 'kicked' ? { until_date: 0 } : {}),
  })
  const update = {
    chat: { id, type: 'private', ...state.chats.names(id) },
    from: state.chats.user(id),
    date: seconds(state),
    old_chat_member: member(blocked ? 'member' : 'kicked'),
    new_chat_member: member(blocked ? 'kicked' : 'member'),
  }
  state.updates.add('my_chat_member', update, `member:${id}`)
}

const seconds = (state: SimulatorState) => Math.floor(state.now().getTime() / 1000)

function sendText(state: SimulatorState, id: number, typed: string): void {
  const { text, entities } = withFound({ text: typed, entities: [] })
  receive(state, id, { text, ...(entities.length > 0 ? { entities } : {}) })
}

/** A file that the person sends: a picture of a photo's size as photo, anything else as document. */
export function sendFile(
  state: SimulatorState,
  id: number,
  upload: Upload,
  more: { caption?: string | undefined; album?: string } = {},
): void {
  const isPhoto = /^image\/(png|jpeg|webp)$/.test(upload.type) && upload.bytes.length <= PHOTO_BYTES
  const file = state.files.add(isPhoto ? 'photo' : 'document', upload.name, upload.type, upload.bytes)
  receive(state, id, {
    ...(isPhoto ? photoOf(file) : documentOf(file)),
    ...(more.caption ? { caption: more.caption } : {}),
    ...(more.album ? { media_group_id: more.album } : {}),
  })
}

/** Several pictures sent together: a message each. */
function sendAlbum(state: SimulatorState, id: number, pictures: number): void {
  const album = String(state.now().getTime())
  for (let sent = 0; sent < pictures; sent += 1) sendFile(state, id, picture(), { album })
}

/** A person's own message changed: its text, or the caption of its file. */
function editOwn(state: SimulatorState, id: number, messageId: number, typed: string): void {
  const old = state.chats.get(id).messages.find((each) => each.message_id === messageId)
  if (!old || old.from.is_bot) throw badRequest('message to edit not found')
  const { text, entities } = withFound({ text: typed, entities: [] })
  const { entities: _, caption_entities: __, ...rest } = old
  const found = entities.length > 0
  const content =
    old.text === undefined
      ? { caption: text, ...(found ? { caption_entities: entities } : {}) }
      : { text, ...(found ? { entities } : {}) }
  const message = { ...rest, ...content, edit_date: seconds(state) }
  state.chats.replace(id, message)
  state.updates.add('edited_message', message, `chat:${id}`)
}

function shareContact(state: SimulatorState, id: number, of: number, forwarded: boolean): void {
  const contact: Contact = {
    phone_number: state.chats.person(of).phone,
    ...state.chats.names(of),
    user_id: of,
  }
  const origin = { type: 'user', sender_user: state.chats.user(of), date: seconds(state) }
  receive(state, id, { contact, ...(forwarded ? { forward_origin: origin } : {}) })
}

type Content = Omit<Message, 'message_id' | 'date' | 'chat' | 'from'>

/** The bot gets a message. Writing to the bot starts the chat, and unblocks it. */
function receive(state: SimulatorState, id: number, content: Content): void {
  setBlocked(state, id, false)
  const chat = state.chats.get(id)
  if (!chat.started) state.chats.change(id, { started: true })
  const message = state.chats.append(id, state.now(), { from: state.chats.user(id), ...content })
  if (chat.keyboard?.one_time_keyboard) state.chats.setKeyboard(id, undefined)
  state.chats.change(id, { readUpTo: message.message_id })
  state.updates.add('message', message, `chat:${id}`)
}

async function press(state: SimulatorState, id: number, messageId: number, data: string): Promise<Outcome> {
  const found = state.chats.get(id).messages.find((each) => each.message_id === messageId)
  const inaccessible = {
    chat: { id, type: 'private', ...state.chats.names(id) },
    message_id: messageId,
    date: 0,
  }
  const query = state.queries.open()
  const from = state.chats.user(id)
  const update = { id: query.id, from, message: found ?? inaccessible, chat_instance: String(id), data }
  state.updates.add('callback_query', update, `user:${id}`)
  const tooLate = new AbortController()
  const late = pause(ANSWER_MS, tooLate.signal).then(() => undefined)
  const answer = await Promise.race([query.answered, late])
  tooLate.abort()
  if (answer?.text) state.events.emit({ kind: 'note', chatId: id, text: answer.text, alert: answer.alert })
  return answer ? { answer } : {}
}
