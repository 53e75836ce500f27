import { ApiError } from '../api-error.ts'
import type { Call, Method } from './call.ts'
import * as edit from './edit.ts'
import * as profile from './profile.ts'
import * as receive from './receive.ts'
import * as send from './send.ts'

const accepted: Method = () => true

const NAMED: Record<string, Method> = {
  ...edit,
  ...profile,
  ...receive,
  sendMessage: send.sendMessage,
  sendPhoto: send.sendPhoto,
  sendDocument: send.sendDocument,
  sendChatAction: send.sendChatAction,
  setChatMenuButton: accepted,
  setMyName: accepted,
  setMyDescription: accepted,
  setMyShortDescription: accepted,
  setMyDefaultAdministratorRights: accepted,
  close: accepted,
  logOut: accepted,
}

/** Telegram takes method names in any case. */
const METHODS = new Map(Object.entries(NAMED).map(([name, method]) => [name.toLowerCase(), method]))

export async function dispatch(name: string, call: Call): Promise<unknown> {
  const method = METHODS.get(name.toLowerCase())
  if (!method) throw new ApiError(404, 'Not Found')
  return await method(call)
}
