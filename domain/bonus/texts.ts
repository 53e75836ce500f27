import { z } from 'zod'

/** What an admin of the union keeps up to date: none of it is in the documents of the programme. */
export const BONUS_TEXTS = [
  'support_phone',
  'support_link',
  'account_link',
  'union_phone',
  'begin',
  'payout',
  'note',
  'days_off',
] as const
export type BonusText = (typeof BONUS_TEXTS)[number]

const SHAPES: Record<BonusText, 'phone' | 'link' | 'words' | 'days'> = {
  support_phone: 'phone',
  support_link: 'link',
  account_link: 'link',
  union_phone: 'phone',
  begin: 'words',
  payout: 'words',
  note: 'words',
  days_off: 'days',
}

export const LONGEST_BONUS_TEXT = 1000

export function shapeOf(text: BonusText): 'phone' | 'link' | 'words' | 'days' {
  return SHAPES[text]
}

export function toBonusText(name: string | undefined): BonusText | undefined {
  return BONUS_TEXTS.find((known) => known === name)
}

/** A text as it is kept: null stands for the usual one. */
export interface KeptText {
  value: string | null
  /** what stood there before, for «Undo»; undefined: it was never changed */
  previous: string | null | undefined
}

const kept = z.object({ value: z.string().nullable(), previous: z.string().nullable() })

export function readKeptText(json: string | undefined): KeptText {
  return json === undefined ? { value: null, previous: undefined } : kept.parse(JSON.parse(json))
}

export function writeKeptText(value: string | null, previous: string | null): string {
  return JSON.stringify({ value, previous })
}
