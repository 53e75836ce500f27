import { readRevocations } from '../../../domain/ticket/revocation-list.ts'
import { readToken } from '../../../domain/ticket/token.ts'
import type { CheckWorld } from '../../support/check-world.ts'

export const tokenOf = (address: string) => address.split('#')[1] ?? ''
export const cardOf = (address: string) => readToken(tokenOf(address))?.facts.cardId ?? 0

/** Is the card of this address on the list that pages fetch? */
export async function listed(world: CheckWorld, address: string): Promise<boolean | undefined> {
  const answer = await world.app.inject('/check/list')
  return readRevocations(answer.rawPayload)?.has(cardOf(address))
}

/** What the server says of it at once: a verdict, or the number of its refusal. */
export async function live(world: CheckWorld, address: string): Promise<string> {
  const payload = { token: tokenOf(address) }
  const answer = await world.app.inject({ method: 'POST', url: '/check/status', payload })
  return answer.statusCode === 200 ? answer.json().verdict : String(answer.statusCode)
}
