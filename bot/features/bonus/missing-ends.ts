import type { Locale } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { CashbackEnd } from '../../../domain/bonus/missing-cashback.ts'
import { safeLink } from '../../../domain/bonus/safe-link.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { accountButton, BONUS, HOME, MISSING, NEAR, type Texts } from './buttons.ts'
import type { Case } from './missing-facts.ts'
import { roubles } from './money.ts'

/** What an end is told with. */
export interface Told {
  texts: Texts
  chair: { name: string; phone: string | null } | undefined
  locale: Locale
}

const LETTER: Button = {
  label: { key: 'missing.letterButton' },
  route: 'cashback.letter',
  style: 'primary',
}
const AGAIN: Button[] = [{ ...MISSING, label: { key: 'missing.again' } }]

/** Where the talk ends: wait until a day, it earns nothing and why, or whom to ask. Each has one thing to do next. */
export function endScreen(found: Case, end: CashbackEnd, told: Told): Screen {
  const { payout } = told.texts
  const concernsMoney = end.is === 'credited' || (end.is === 'ask_support' && end.why === 'not_paid_out')
  const paid: Text[] = concernsMoney && payout.value === null ? [{ key: 'steps.payout' }] : []
  const isUnsure = found.facts.through === 'unsure' && 'until' in end
  return {
    text: headText(found, end, told),
    more: [
      ...('mendData' in end && end.mendData ? [{ key: 'missing.mendData' } as const] : []),
      ...(isUnsure ? [{ key: 'missing.unsure' } as const] : []),
      ...paid,
    ],
    ...(concernsMoney && payout.value !== null && { plain: payout.value }),
    buttons: [...nextRows(end, told), AGAIN, [BONUS, HOME]],
  }
}

function headText({ purchase }: Case, end: CashbackEnd, told: Told): Text {
  switch (end.is) {
    case 'credited': {
      const [back, amount] = [purchase?.cashbackKopecks ?? 0, purchase?.amountKopecks ?? 0]
      const money = { back: roubles(back, told.locale), amount: roubles(amount, told.locale) }
      const where = { partner: purchase?.partner ?? '—', date: writtenDate(purchase?.boughtOn ?? '') }
      return { key: 'missing.end.credited', vars: { ...money, ...where } }
    }
    case 'earns_nothing':
      return { key: end.why === 'no_partner' ? 'missing.end.noPartner' : 'missing.end.notThrough' }
    case 'wait':
      return { key: 'missing.end.wait', vars: { until: writtenDate(end.until) } }
    case 'ask_support': {
      const why: Text = { key: `missing.why.${end.why}`, vars: { until: writtenDate(end.until) } }
      return { key: 'missing.end.support', vars: { why, contact: supportContact(told) } }
    }
    case 'ask_union':
      return {
        key: 'missing.end.union',
        vars: { until: writtenDate(end.until), contact: unionContact(told) },
      }
  }
}

function supportContact({ texts }: Told): Text {
  const phone = texts.support_phone.value
  return phone === null ? { key: 'missing.contact.app' } : { key: 'missing.contact.phone', vars: { phone } }
}

function unionContact({ texts, chair }: Told): Text {
  const phone = texts.union_phone.value
  if (chair?.phone) return { key: 'missing.contact.chair', vars: { name: chair.name, phone: chair.phone } }
  return phone === null ? { key: 'missing.contact.ask' } : { key: 'missing.contact.union', vars: { phone } }
}

function nextRows(end: CashbackEnd, { texts }: Told): Button[][] {
  const support = safeLink(texts.support_link.value)
  switch (end.is) {
    case 'ask_support':
      return [
        [LETTER],
        ...(support ? [[{ label: { key: 'missing.supportButton' } as const, url: support }]] : []),
        ...(end.mendData ? [[accountButton(texts)]] : []),
      ]
    case 'ask_union':
      return [[LETTER], [{ label: { key: 'menu.ask' }, route: 'ask' }]]
    case 'earns_nothing':
      return end.why === 'no_partner' ? [[NEAR]] : [[accountButton(texts)]]
    default:
      return [[accountButton(texts)]]
  }
}

/** The message to copy: what whoever answers will ask for, and nothing that the person does not know. */
export function letterScreen(found: Case, member: { name: string; ticketNumber: string | null }): Screen {
  const { facts, purchase, shop } = found
  return {
    text: {
      key: 'missing.letterText',
      vars: {
        ...{ name: member.name, number: member.ticketNumber ?? '—', shop: shop ?? '—' },
        paid: writtenDate(purchase?.boughtOn ?? facts.paidOn ?? '—'),
        through: {
          key: facts.through === 'yes' ? 'missing.said.through.yes' : 'missing.said.through.unsure',
        },
        letter: { key: facts.letter === 'yes' ? 'missing.said.letter.yes' : 'missing.said.letter.no' },
      },
    },
    buttons: [[{ label: { key: 'missing.toEnd' }, route: 'cashback', args: ['end'] }], [BONUS, HOME]],
  }
}
