import { confirmedBy, type MovedDays } from './working-days.ts'

/** What a person told, and what is known, of cashback that did not come. Undefined: not asked yet, or skipped. */
export interface CashbackFacts {
  /** by the registry */
  participant: boolean
  today: string
  moved: MovedDays
  /** a purchase that is on record */
  onRecord: { paidOn: string; cashbackKopecks: number } | undefined
  /** none: the shop is not among the partners */
  shop: 'partner' | 'none' | undefined
  /** did they go to the shop through their account */
  through: 'yes' | 'no' | 'unsure' | undefined
  paidOn: string | undefined
  /** did the letter of the credit come */
  letter: 'yes' | 'no' | undefined
  /** are the data of the account true and current */
  data: 'yes' | 'no' | undefined
}

/** Where the talk ends. `until`: by then the confirmation was, or is, due. */
export type CashbackEnd =
  | { is: 'credited' }
  | { is: 'earns_nothing'; why: 'no_partner' | 'not_through' }
  | { is: 'wait'; until: string }
  /** the one who answers for it, and why */
  | { is: 'ask_support'; why: 'late' | 'not_paid_out' | 'no_cashback'; until: string; mendData: boolean }
  | { is: 'ask_union'; until: string; mendData: boolean }

/** How it ends with what is known; undefined: something is still to be asked. */
export function cashbackEnd(facts: CashbackFacts): CashbackEnd | undefined {
  const { onRecord, shop, through, letter, data, participant, today } = facts
  if (onRecord && onRecord.cashbackKopecks > 0) return { is: 'credited' }
  if (shop === 'none') return { is: 'earns_nothing', why: 'no_partner' }
  if (through === 'no') return { is: 'earns_nothing', why: 'not_through' }
  const paidOn = onRecord?.paidOn ?? facts.paidOn
  if (through === undefined || paidOn === undefined) return undefined
  const until = confirmedBy(paidOn, facts.moved)
  if (today <= until) return { is: 'wait', until }
  if (letter === 'yes') return { is: 'ask_support', why: 'not_paid_out', until, mendData: false }
  if (letter === undefined || data === undefined) return undefined
  const mendData = data === 'no'
  // Support sees only people whom the registry names as participants.
  if (!participant) return { is: 'ask_union', until, mendData }
  return { is: 'ask_support', why: onRecord ? 'no_cashback' : 'late', until, mendData }
}
