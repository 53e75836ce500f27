import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import {
  agreeToOffers,
  type OffersConsent,
  offersConsent,
  withdrawOffers,
} from '../../../db/repos/offers-consent.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { OFFERS_TEXT_VERSION } from '../../../domain/bonus/offers.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'

const WAYS_OUT: Button[][] = [
  [{ label: { key: 'offers.toMail' }, route: 'settings.mail' }],
  [
    { label: { key: 'bonus.back' }, route: 'bonus' },
    { label: { key: 'common.home' }, route: 'menu' },
  ],
]

/** Consent to advertising: a step of its own, given, proven and taken back here and nowhere else. */
export function createOffers({ database }: Deps): Record<'show' | 'decide', Handler> {
  const screen = async (turn: Turn) => offersScreen(await offersConsent(database.read, turn.accountId), turn)
  return {
    // From an offer itself the answer stands below: the offer stays to be read.
    show: async (turn, [from]) => show({ ...(await screen(turn)), ...(from === 'ad' && { below: true }) }),

    async decide(turn, [answer, version]) {
      if (answer === 'yes' && version !== OFFERS_TEXT_VERSION)
        return { ...show(await screen(turn)), note: { key: 'common.stale' } }
      if (answer !== 'yes' && answer !== 'no') return { note: { key: 'common.stale' } }
      const note = await transact(database, async (tx): Promise<MessageKey> => {
        const { agreed } = await offersConsent(tx, turn.accountId)
        if (answer === 'no') {
          await withdrawOffers(tx, turn.accountId, turn.now)
          return agreed ? 'offers.withdrawn' : 'offers.declined'
        }
        await agreeToOffers(tx, turn.accountId, OFFERS_TEXT_VERSION, turn.now)
        return 'offers.agreed'
      })
      return { ...show(await screen(turn)), note: { key: note } }
    },
  }
}

function offersScreen({ agreed, muted }: OffersConsent, { timeZone }: Turn): Screen {
  const agree = (key: 'offers.agree' | 'offers.unmute'): Button[] => [
    { label: { key }, route: 'offers.decide', args: ['yes', OFFERS_TEXT_VERSION], style: 'primary' },
  ]
  const refuse = (key: 'offers.decline' | 'offers.withdraw'): Button[] => [
    { label: { key }, route: 'offers.decide', args: ['no'] },
  ]
  if (!agreed)
    return {
      text: { key: 'offers.title' },
      more: [{ key: 'offers.consent' }, { key: 'offers.off' }],
      buttons: [agree('offers.agree'), refuse('offers.decline'), ...WAYS_OUT],
    }
  const vars = { date: writtenDate(calendarDate(agreed.givenAt, timeZone)), version: agreed.textVersion }
  return {
    text: { key: 'offers.title' },
    more: [{ key: muted ? 'offers.muted' : 'offers.on', vars }, { key: 'offers.consent' }],
    buttons: [...(muted ? [agree('offers.unmute')] : []), refuse('offers.withdraw'), ...WAYS_OUT],
  }
}
