import type { Database } from '../../../db/client.ts'
import { bonusTexts } from '../../../db/repos/bonus-texts.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { memberCard } from '../../../db/repos/member-card.ts'
import { findPurchase, type PurchaseRow } from '../../../db/repos/purchases.ts'
import { type CashbackEnd, type CashbackFacts, cashbackEnd } from '../../../domain/bonus/missing-cashback.ts'
import type { Turn } from '../../turn.ts'
import { movedDays } from './steps.ts'

export const DIALOGUE = 'cashback'
/** Answers by button that are no purchase and no shop. */
export const OTHER = 'other'
export const NO_SHOP = 'none'

/** Everything the talk has brought, and where it ends; `end` undefined: a question is open. */
export interface Case {
  facts: CashbackFacts
  purchase: PurchaseRow | undefined
  shop: string | undefined
  end: CashbackEnd | undefined
}

export async function caseOf(
  read: Database['read'],
  state: DialogueState,
  turn: Turn,
): Promise<Case | undefined> {
  const { member } = turn.who
  if (!member) return undefined
  const { answers, subject } = state
  const [{ profcardsParticipant: participant }, texts, purchase] = await Promise.all([
    memberCard(read, member.memberId),
    bonusTexts(read),
    purchaseOf(read, member.memberId, answers['which']),
  ])
  const facts: CashbackFacts = {
    ...{ participant, today: turn.today, moved: movedDays(texts) },
    onRecord: purchase && { paidOn: purchase.boughtOn, cashbackKopecks: purchase.cashbackKopecks },
    shop: answers['shop'] === undefined ? undefined : answers['shop'] === NO_SHOP ? 'none' : 'partner',
    through: oneOf(['yes', 'no', 'unsure'], answers['through']),
    paidOn: answers['paid'],
    letter: oneOf(['yes', 'no'], answers['letter']),
    data: oneOf(['yes', 'no'], answers['data']),
  }
  const shop = purchase?.partner ?? subject['shopName']
  return { facts, purchase, shop, end: cashbackEnd(facts) }
}

async function purchaseOf(read: Database['read'], memberId: number, answer: string | undefined) {
  return answer && /^\d{1,9}$/.test(answer) ? findPurchase(read, memberId, Number(answer)) : undefined
}

export function oneOf<const Word extends string>(words: readonly Word[], answer: string | undefined) {
  return words.find((word) => word === answer)
}
