import type { Button, Screen } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { memberCard } from '../../../db/repos/member-card.ts'
import { partnerScope } from '../../../db/repos/partner-scope.ts'
import { searchPartners } from '../../../db/repos/partner-search.ts'
import { listPurchases } from '../../../db/repos/purchases.ts'
import { cleanWords } from '../../../domain/bonus/partner.ts'
import { dayAfter } from '../../../domain/bonus/working-days.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { answerButton } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import { BONUS, guestScreen, HOME, labelName } from './buttons.ts'
import { DIALOGUE, NO_SHOP, OTHER } from './missing-facts.ts'
import { roubles } from './money.ts'

type Read = Database['read']

/** Purchases and shops that are offered as buttons. */
const OFFERED = 5
const DAYS_OFFERED = 6

const WAYS_OUT: Button[] = [BONUS, HOME]

export function askMember(): Screen {
  return {
    text: { key: 'missing.notMember' },
    buttons: [
      [answerButton(DIALOGUE, 'member', 'yes', { key: 'missing.already' })],
      [{ label: { key: 'bonus.beginButton' }, route: 'bonus.begin' }],
      WAYS_OUT,
    ],
  }
}

export async function askWhich(read: Read, { who, locale }: Turn): Promise<Screen> {
  if (!who.member) return guestScreen()
  const purchases = await listPurchases(read, who.member.memberId, { skip: 0, take: OFFERED })
  return {
    text: { key: 'missing.which' },
    buttons: [
      ...purchases.map(({ id, partner, boughtOn, amountKopecks }) => {
        const vars = { date: writtenDate(boughtOn).slice(0, 5), partner: labelName(partner) }
        const amount = roubles(amountKopecks, locale)
        return [
          answerButton(DIALOGUE, 'which', String(id), { key: 'missing.purchase', vars: { ...vars, amount } }),
        ]
      }),
      [answerButton(DIALOGUE, 'which', OTHER, { key: 'missing.other' })],
      WAYS_OUT,
    ],
  }
}

/** Shops like the words that were typed, else those the member has bought from. */
export async function askShop(read: Read, { subject }: DialogueState, { who, today }: Turn): Promise<Screen> {
  if (!who.member) return guestScreen()
  const query = subject['shopQuery']
  const scope = await partnerScope(read, who.member.orgId, today)
  const ids = query
    ? await searchPartners(read, scope, query, { naming: () => '', limit: OFFERED, ended: true })
    : await shopsOf(read, who.member.memberId)
  const rows = await read.partner.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const shops = ids.flatMap((id) => rows.filter((row) => row.id === id))
  const isLost = query !== undefined && shops.length === 0
  return {
    text: { key: isLost ? 'missing.shopNotFound' : query ? 'missing.shopFound' : 'missing.shop' },
    buttons: [
      ...shops.map(({ id, name }) => {
        const text = labelName(cleanWords(name) ?? '—')
        return [answerButton(DIALOGUE, 'shop', String(id), { key: 'common.plain', vars: { text } })]
      }),
      [answerButton(DIALOGUE, 'shop', NO_SHOP, { key: 'missing.noShop' })],
      WAYS_OUT,
    ],
  }
}

async function shopsOf(read: Read, memberId: number): Promise<number[]> {
  const rows = await read.purchase.groupBy({
    by: ['partnerId'],
    where: { memberId },
    _max: { boughtOn: true },
    orderBy: { _max: { boughtOn: 'desc' } },
    take: OFFERED,
  })
  return rows.map(({ partnerId }) => partnerId)
}

export function askThrough(): Screen {
  const row = (word: 'yes' | 'no' | 'unsure') => [
    answerButton(DIALOGUE, 'through', word, { key: `missing.through.${word}` }),
  ]
  return {
    text: { key: 'missing.through' },
    buttons: [row('yes'), row('no'), row('unsure'), WAYS_OUT],
  }
}

export function askPaid({ today }: Turn): Screen {
  const day = (ago: number): Button => {
    const date = dayAfter(today, -ago)
    const label =
      ago === 0
        ? ({ key: 'missing.today' } as const)
        : ago === 1
          ? ({ key: 'missing.yesterday' } as const)
          : ({ key: 'missing.day', vars: { day: writtenDate(date).slice(0, 5) } } as const)
    return answerButton(DIALOGUE, 'paid', date, label)
  }
  const days = Array.from({ length: DAYS_OFFERED }, (_, ago) => day(ago))
  return {
    text: { key: 'missing.paid', vars: { example: writtenDate(dayAfter(today, -8)) } },
    buttons: [days.slice(0, 2), days.slice(2), WAYS_OUT],
  }
}

export function askLetter(): Screen {
  return {
    text: { key: 'missing.letter' },
    buttons: [
      [answerButton(DIALOGUE, 'letter', 'no', { key: 'missing.letter.no' })],
      [answerButton(DIALOGUE, 'letter', 'yes', { key: 'missing.letter.yes' })],
      WAYS_OUT,
    ],
  }
}

export async function askData(read: Read, { who }: Turn): Promise<Screen> {
  if (!who.member) return guestScreen()
  const { ticketNumber } = await memberCard(read, who.member.memberId)
  return {
    text: { key: 'missing.data', vars: { number: ticketNumber ?? '—' } },
    buttons: [
      [answerButton(DIALOGUE, 'data', 'yes', { key: 'missing.data.yes' })],
      [answerButton(DIALOGUE, 'data', 'no', { key: 'missing.data.no' })],
      WAYS_OUT,
    ],
  }
}
