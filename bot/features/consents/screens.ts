import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { ConsentStanding } from '../../../db/repos/asked-consents.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { AskedPurpose } from '../../../domain/outbox/category.ts'
import { consentText, currentText, readTextVersion } from '../../../domain/privacy/consent-texts.ts'
import type { Turn } from '../../turn.ts'

/** Where the consent is asked: by itself, or as one of the steps after an application was sent. */
export const AFTER_JOINING = 'joined'
export type From = typeof AFTER_JOINING | undefined

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const MINE: Button = { label: { key: 'join.mine' }, route: 'join.mine' }
const MAIL: Button = { label: { key: 'consent.toMail' }, route: 'settings.mail' }
const PRIVACY: Button = { label: { key: 'settings.privacyButton' }, route: 'privacy' }
const WAYS_OUT: Record<AskedPurpose, Button[][]> = {
  mailings: [[MAIL, PRIVACY], [HOME]],
  offers: [[MAIL], [{ label: { key: 'bonus.back' }, route: 'bonus' }, HOME]],
}

/** What is agreed to, how it stands, and the buttons to change that. `off`: nothing of it is sent now. */
export function consentScreen(
  purpose: AskedPurpose,
  standing: ConsentStanding & { off: boolean },
  { timeZone }: Turn,
  from: From,
): Screen {
  const version = currentText(purpose)
  const answer = (key: AnswerKey, value: string): Button => ({
    label: { key },
    route: `${purpose}.decide`,
    args: [value, version, ...(from ? [from] : [])],
    ...(value === 'yes' && { style: 'primary' as const }),
  })
  const out = from ? [[MINE, HOME]] : WAYS_OUT[purpose]
  const { agreed, muted } = standing
  if (!agreed)
    return {
      text: { key: `${purpose}.title` },
      more: [{ key: consentText(version) }, ...(from ? [] : [notAgreed(purpose, standing)])],
      buttons: [
        [answer('consent.agree', 'yes')],
        [from ? answer('consent.later', 'later') : answer('consent.no', 'no')],
        ...out,
      ],
    }
  const vars = { date: writtenDate(calendarDate(agreed.givenAt, timeZone)), version: agreed.textVersion }
  return {
    text: { key: `${purpose}.title` },
    // The words that were agreed to, whatever the text is today.
    more: [
      { key: muted ? `${purpose}.muted` : `${purpose}.on`, vars },
      { key: consentText(readTextVersion(agreed.textVersion) ?? version) },
    ],
    buttons: [
      ...(muted ? [[answer('consent.unmute', 'yes')]] : []),
      [answer('consent.withdraw', 'no')],
      ...out,
    ],
  }
}

type AnswerKey = `consent.${'agree' | 'later' | 'no' | 'unmute' | 'withdraw'}`

/** Advertising comes to nobody who did not agree; news may. */
function notAgreed(purpose: AskedPurpose, { off }: { off: boolean }): Text {
  return { key: off || purpose === 'offers' ? `${purpose}.off` : 'mailings.unasked' }
}

/** Everything was asked. */
export function thanksScreen(): Screen {
  return { text: { key: 'consent.thanks' }, buttons: [[MINE], [HOME]] }
}

/** The way from the application that was just sent to the first consent that was never answered. */
export function laterStep(purpose: AskedPurpose): Button {
  return { label: { key: `${purpose}.step` }, route: purpose, args: [AFTER_JOINING] }
}
