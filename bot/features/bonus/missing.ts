import type { Screen } from '../../../core/screen.ts'
import { bonusTexts } from '../../../db/repos/bonus-texts.ts'
import { type DialogueState, loadDialogue } from '../../../db/repos/dialogues.ts'
import { bonusOf, chairOf, memberCard } from '../../../db/repos/member-card.ts'
import { findPurchase } from '../../../db/repos/purchases.ts'
import { cleanWords } from '../../../domain/bonus/partner.ts'
import { confirmedBy } from '../../../domain/bonus/working-days.ts'
import type { Deps } from '../../deps.ts'
import type { Answer, Step } from '../../dialogue.ts'
import { type Handler, type Input, show, type Turn } from '../../turn.ts'
import { BONUS, guestScreen, HOME, MISSING } from './buttons.ts'
import { askData, askLetter, askMember, askPaid, askShop, askThrough, askWhich } from './missing-asks.ts'
import { endScreen, letterScreen } from './missing-ends.ts'
import { caseOf, DIALOGUE, NO_SHOP, OTHER, oneOf } from './missing-facts.ts'
import { readPaidOn } from './paid-date.ts'
import { movedDays } from './steps.ts'

const LONGEST_SHOP = 100

/** «Why did it not come»: asks only what is not known, and always ends with what to do. */
export function createMissing(deps: Deps): Record<'cashback' | 'letter', Handler> {
  const { database, dialogues } = deps
  const { read } = database
  const isOver = ({ subject }: DialogueState): boolean => subject['over'] === 'yes'

  const steps: Step[] = [
    {
      id: 'member',
      skipIf: ({ subject }) => subject['participant'] === 'yes',
      ask: () => askMember(),
      read: pressed(['yes']),
    },
    {
      id: 'which',
      skipIf: ({ subject }) => subject['purchases'] === '0',
      ask: (_, turn) => askWhich(read, turn),
      read: readWhich,
    },
    {
      id: 'shop',
      skipIf: (state) => isOver(state) || state.subject['known'] === 'yes',
      ask: (state, turn) => askShop(read, state, turn),
      read: readShop,
    },
    {
      id: 'through',
      skipIf: isOver,
      ask: () => askThrough(),
      read: pressed(['yes', 'no', 'unsure'], ['no']),
    },
    {
      id: 'paid',
      skipIf: (state) => isOver(state) || state.subject['known'] === 'yes',
      ask: (_, turn) => askPaid(turn),
      read: readPaid,
    },
    { id: 'letter', skipIf: isOver, ask: () => askLetter(), read: pressed(['yes', 'no'], ['yes']) },
    { id: 'data', skipIf: isOver, ask: (_, turn) => askData(read, turn), read: pressed(['yes', 'no']) },
  ]
  dialogues.define({ name: DIALOGUE, steps, review: ended, nothingAsked: { key: 'missing.press' } })

  return {
    async cashback(turn, [where]) {
      const { member } = turn.who
      if (!member) return show(guestScreen())
      if (where === 'end') return dialogues.start(turn, DIALOGUE, {}, true)
      const { participant, purchases } = await bonusOf(read, member.memberId)
      return dialogues.start(turn, DIALOGUE, {
        participant: participant ? 'yes' : 'no',
        purchases: purchases > 0 ? 'some' : '0',
      })
    },

    async letter(turn) {
      const state = await loadDialogue(read, turn.accountId, DIALOGUE)
      const found = state && (await caseOf(read, state, turn))
      if (!turn.who.member || !found?.end || !('until' in found.end))
        return show({ text: { key: 'missing.gone' }, buttons: [[MISSING], [BONUS, HOME]] })
      const { lastName, firstName, middleName, ticketNumber } = await memberCard(
        read,
        turn.who.member.memberId,
      )
      const name = [lastName, firstName, middleName].filter(Boolean).join(' ')
      return show(letterScreen(found, { name, ticketNumber }))
    },
  }

  async function readWhich(input: Input, _: DialogueState, turn: Turn): Promise<Answer> {
    const { member } = turn.who
    const word = wordOf(input, turn)
    if (word === OTHER) return { ok: true, value: OTHER, subject: { known: 'no', over: 'no' } }
    const purchase =
      member && /^\d{1,9}$/.test(word) ? await findPurchase(read, member.memberId, Number(word)) : undefined
    if (!purchase) return { ok: false, why: { key: 'missing.press' } }
    const isDue = purchase.cashbackKopecks === 0 && turn.today > (await dueBy(purchase.boughtOn))
    return { ok: true, value: word, subject: { known: 'yes', over: isDue ? 'no' : 'yes' } }
  }

  async function readShop(input: Input, _: DialogueState, turn: Turn): Promise<Answer> {
    if (input.kind !== 'text') return { ok: false, why: { key: 'missing.shop' } }
    const text = input.text.replace(/\s+/g, ' ').trim()
    if (turn.input.kind !== 'press')
      return text.length > LONGEST_SHOP
        ? { ok: false, why: { key: 'partners.queryLong' } }
        : { ok: true, subject: { shopQuery: text } }
    if (text === NO_SHOP) return { ok: true, value: NO_SHOP, subject: { over: 'yes' } }
    const shop = /^\d{1,9}$/.test(text)
      ? await read.partner.findUnique({ where: { id: Number(text) } })
      : null
    if (!shop) return { ok: false, why: { key: 'missing.press' } }
    return { ok: true, value: text, subject: { shopName: cleanWords(shop.name) ?? '—', over: 'no' } }
  }

  async function readPaid(input: Input, _: DialogueState, turn: Turn): Promise<Answer> {
    const day = readPaidOn(input.kind === 'text' ? input.text : '', turn.today)
    if (!day.ok) return day
    const over = turn.today <= (await dueBy(day.value)) ? 'yes' : 'no'
    return { ...day, subject: { over } }
  }

  async function dueBy(paidOn: string): Promise<string> {
    return confirmedBy(paidOn, movedDays(await bonusTexts(read)))
  }

  async function ended(state: DialogueState, turn: Turn): Promise<Screen> {
    const found = await caseOf(read, state, turn)
    if (!found || !turn.who.member) return guestScreen()
    const [texts, chair] = await Promise.all([bonusTexts(read), chairOf(read, turn.who.member.orgId)])
    if (found.end) return endScreen(found, found.end, { texts, chair, locale: turn.locale })
    // It was to be waited for, and the day has passed meanwhile: the rest is asked from the start.
    return { text: { key: 'missing.gone' }, buttons: [[MISSING], [BONUS, HOME]] }
  }
}

/** Answers by button; after some of them nothing is left to ask. */
function pressed(words: readonly string[], last: readonly string[] = []): Step['read'] {
  return (input, _, turn) => {
    const value = oneOf(words, wordOf(input, turn))
    if (value === undefined) return { ok: false, why: { key: 'missing.press' } }
    return { ok: true, value, subject: { over: last.includes(value) ? 'yes' : 'no' } }
  }
}

function wordOf(input: Input, turn: Turn): string {
  return input.kind === 'text' && turn.input.kind === 'press' ? input.text : ''
}
