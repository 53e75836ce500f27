import { z } from 'zod'
import { badRequest } from '../api-error.ts'
import type { BotCommand } from '../types.ts'
import { type Call, chatId, field, reachableChat, read } from './call.ts'

export function getMe(call: Call): Record<string, unknown> {
  return {
    ...call.state.bot,
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }
}

export function getChat(call: Call): Record<string, unknown> {
  const { id } = reachableChat(call)
  return { id, type: 'private', ...call.state.chats.names(id) }
}

const DOWNLOAD_BYTES = 20 * 1024 * 1024

export function getFile(call: Call): Record<string, unknown> {
  const { file_id } = read(call, z.object({ file_id: z.string() }))
  const file = call.state.files.get(file_id)
  if (!file) throw badRequest('invalid file_id')
  if (file.bytes.length > DOWNLOAD_BYTES) throw badRequest('file is too big')
  const path = `${file.kind}s/${file.id}`
  return { file_id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: path }
}

const scoped = z.object({
  scope: field(z.looseObject({ type: z.string(), chat_id: chatId.optional() })).default({ type: 'default' }),
  language_code: z.string().default(''),
})

const commands = field(
  z
    .array(z.object({ command: z.string(), description: z.string() }))
    .max(100)
    .default([]),
)

export function setMyCommands(call: Call): true {
  const { scope, language_code } = read(call, scoped)
  const list = read(call, z.object({ commands })).commands.map(checkCommand)
  call.state.commands.set(scope, language_code, list)
  return true
}

function checkCommand({ command, description }: BotCommand): BotCommand {
  const bare = command.replace(/^\//, '')
  if (!/^[a-z0-9_]{1,32}$/.test(bare)) throw badRequest('BOT_COMMAND_INVALID')
  if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  return { command: bare, description }
}

export function getMyCommands(call: Call): BotCommand[] {
  const { scope, language_code } = read(call, scoped)
  return call.state.commands.get(scope, language_code)
}

export function deleteMyCommands(call: Call): true {
  const { scope, language_code } = read(call, scoped)
  call.state.commands.set(scope, language_code, undefined)
  return true
}
