import { z } from 'zod'
import { ApiError, badRequest, migrated } from '../api-error.ts'
import type { SimulatorState } from '../state.ts'
import type { Chat, Fate } from '../types.ts'

export interface Upload {
  name: string
  type: string
  bytes: Buffer
}

/** One call of a method, whatever encoding it came in. */
export interface Call {
  state: SimulatorState
  params: Record<string, unknown>
  uploads: Map<string, Upload>
  signal: AbortSignal
}

export type Method = (call: Call) => unknown

/** A field that forms send as text: JSON inside, or a bare word. */
export const field = <T extends z.ZodType>(inner: T) => z.preprocess(fromForm, inner)

function fromForm(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** A field that is text in every encoding; numbers are taken as Telegram takes them. */
export const words = z.union([z.string(), z.number()]).transform(String)
export const flag = field(z.union([z.boolean(), z.literal(1), z.literal(0)])).transform(Boolean)
export const integer = field(z.number().int())

const COMPLAINTS: Record<string, string> = {
  chat_id: 'chat_id is empty',
  message_id: 'message identifier is not specified',
  text: 'message text is empty',
  reply_markup: 'object expected as reply markup',
  callback_query_id: 'query is too old and response timeout expired or query ID is invalid',
}

export function read<T extends z.ZodType>(call: Call, schema: T): z.infer<T> {
  const parsed = schema.safeParse(call.params)
  if (parsed.success) return parsed.data
  const name = String(parsed.error.issues[0]?.path[0] ?? '')
  throw badRequest(COMPLAINTS[name] ?? `invalid parameter "${name}" specified`)
}

export const chatId = field(z.union([z.number().int(), z.string().min(1)]))

/** The chat that the call names, as far as the bot may write to it. */
export function reachableChat(call: Call): Chat {
  const id = read(call, z.object({ chat_id: chatId })).chat_id
  const chat = typeof id === 'number' ? chatOf(call, id) : undefined
  if (!chat) throw badRequest('chat not found')
  if (chat.fate && chat.id === id) throw refusalOf(chat.fate, chat.id)
  if (!chat.started) throw new ApiError(403, "Forbidden: bot can't initiate conversation with a user")
  if (chat.blocked) throw new ApiError(403, 'Forbidden: bot was blocked by the user')
  return chat
}

/** What Telegram numbers supergroups with. */
const SUPERGROUP = -1_000_000_000_000

/** A chat that has migrated is found by its new id as well. */
function chatOf({ state: { chats } }: Call, id: number): Chat | undefined {
  if (id > SUPERGROUP) return chats.find(id)
  const old = chats.find(SUPERGROUP - id)
  return old?.fate === 'migrated' ? old : undefined
}

function refusalOf(fate: Fate, id: number): ApiError {
  if (fate === 'deactivated') return new ApiError(403, 'Forbidden: user is deactivated')
  return fate === 'gone' ? badRequest('chat not found') : migrated(SUPERGROUP - id)
}
