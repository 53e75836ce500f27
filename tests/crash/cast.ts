import { Chance } from './chance.ts'

/** Who writes and who is written to: numbers of chats that the driver and the judge agree on. */
export const RECIPIENTS_FROM = 700_000_000
export const PEOPLE_FROM = 500_000_000
export const ADMIN = 900_000_001

/** The part of a token that all processes share, and what tells one life of a process from another. */
const BOT_ID = '1000000000'
export const tokenOf = (life: string) => `${BOT_ID}:life-of-${life}`
export const lifeOf = (token: string) => token.replace(`${BOT_ID}:life-of-`, '')

/** How a chat answers: most are fine; the others never get anything. */
export type ChatKind = 'fine' | 'blocked' | 'deactivated' | 'missing'

export function chatKind(seed: string, chat: number): ChatKind {
  if (chat < RECIPIENTS_FROM || chat >= ADMIN) return 'fine'
  return new Chance(`${seed} chat ${chat}`).weighted({ fine: 97, blocked: 1, deactivated: 1, missing: 1 })
}

/** Texts of the suite begin so; whatever else is sent (progress, replies) is not counted. */
export const TEXT_MARK = 'crash'

const SURNAME = 'Сочинялкин'
const DIGITS = 'абвгдежзик'

/** A surname of their own for everybody who joins. */
export function surnameOf(chat: number): string {
  return SURNAME + [...String(chat - PEOPLE_FROM)].map((digit) => DIGITS[Number(digit)]).join('')
}

/** What a sent text is counted under: the suite's own text as it is, the news of an application by the applicant. */
export function countedText(chat: number, text: string): string | undefined {
  if (text.startsWith(TEXT_MARK)) return text
  return chat === ADMIN ? new RegExp(`${SURNAME}[${DIGITS}]+`).exec(text)?.[0] : undefined
}
