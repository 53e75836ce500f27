import { Chance } from '../chance.ts'

/** What the judge does with a call. `after`: the message was delivered before; `before`: it never will be. */
export type Fault =
  | 'none'
  | 'throttled'
  | 'slow-answer'
  | 'slow-delivery'
  | 'error-after'
  | 'error-before'
  | 'html-after'
  | 'html-before'
  | 'cut-after'
  | 'cut-before'

/** Out of a thousand calls. */
const WEIGHTS: Record<Fault, number> = {
  none: 920,
  throttled: 0.5,
  'slow-answer': 35,
  'slow-delivery': 15,
  'error-after': 6,
  'error-before': 4,
  'html-after': 6,
  'html-before': 4,
  'cut-after': 6,
  'cut-before': 4,
}

/** Whoever hears such an answer cannot know whether the message was delivered. */
export function isAmbiguous(fault: Fault): boolean {
  return /^(error|html|cut)-/.test(fault)
}

export const isDelivering = (fault: Fault) => fault !== 'throttled' && !fault.endsWith('-before')

/** The fault of the `nth` call with this text to this chat; and how long a slow one takes. */
export function faultOf(
  seed: string,
  call: { chat: number; text: string; nth: number },
): { fault: Fault; slowMs: number } {
  const chance = new Chance(`${seed} call ${call.chat} ${call.text} ${call.nth}`)
  return { fault: chance.weighted(WEIGHTS), slowMs: chance.int(20, 250) }
}
