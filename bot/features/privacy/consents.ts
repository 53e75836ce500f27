import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { consentsFor } from '../../../db/repos/consents.ts'
import { CONSENT_CATEGORY } from '../../../domain/outbox/category.ts'
import {
  CONSENT_TEXTS,
  consentText,
  currentText,
  readTextVersion,
  type TextVersion,
} from '../../../domain/privacy/consent-texts.ts'
import { PURPOSES, type Purpose, readPurpose } from '../../../domain/privacy/erasure.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { consentLines } from '../settings/held-data.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const PRIVACY: Button = { label: { key: 'settings.privacyButton' }, route: 'privacy' }

/** A button for every consent that was given, and for those that may be. */
export function consentButtons(given: readonly Purpose[]): Button[][] {
  return PURPOSES.filter((purpose) => purpose in CONSENT_CATEGORY || given.includes(purpose)).map(
    (purpose) => [
      { label: { key: `privacy.consent.${purpose}` }, route: 'privacy.consent', args: [purpose] },
    ],
  )
}

/** What was agreed to, when and in which words; every text of a consent, those of before, too. */
export function createConsentRecords(read: Tx): Record<'consent' | 'text', Handler> {
  return {
    async consent(turn, [name = '']) {
      const purpose = readPurpose(name)
      return purpose ? show(await consentRecord(read, turn, purpose)) : { note: { key: 'common.stale' } }
    },

    async text(_, [name = '']) {
      const version = readTextVersion(name)
      if (!version) return { note: { key: 'common.stale' } }
      const back = { label: { key: 'common.back' as const }, route: 'privacy.consent' }
      return show({
        text: { key: 'privacy.text', vars: { version } },
        more: [{ key: consentText(version) }],
        buttons: [[{ ...back, args: [purposeOf(version)] }, HOME]],
      })
    },
  }
}

async function consentRecord(read: Tx, turn: Turn, purpose: Purpose): Promise<Screen> {
  const rows = await consentsFor(read, turn.accountId, purpose)
  const last = rows.at(-1)
  const shown = last ? readTextVersion(last.textVersion) : currentText(purpose)
  const words: Text = shown ? { key: consentText(shown) } : { key: 'privacy.text.unknown' }
  const others = CONSENT_TEXTS[purpose].filter((version) => version !== shown)
  return {
    text: { key: 'privacy.consent.title', vars: { purpose: { key: `privacy.purpose.${purpose}` } } },
    more: [...(await consentLines(read, turn, purpose)), words],
    buttons: [
      ...others.map((version): Button[] => [
        { label: { key: 'privacy.text.button', vars: { version } }, route: 'privacy.text', args: [version] },
      ]),
      ...change(
        purpose,
        rows.some(({ withdrawnAt }) => withdrawnAt === null),
      ),
      [PRIVACY, HOME],
    ],
  }
}

/** Taking it back where it holds; else giving it, where it is asked by itself. */
function change(purpose: Purpose, holds: boolean): Button[][] {
  const label = { key: `privacy.withdraw.${purpose}` } as const
  if (holds) return [[{ label, route: 'privacy.withdraw', args: [purpose] }]]
  if (purpose !== 'joining') return [[{ label: { key: 'privacy.consent.answer' }, route: purpose }]]
  return []
}

function purposeOf(version: TextVersion): Purpose {
  const isIts = (purpose: Purpose) => CONSENT_TEXTS[purpose].some((known) => known === version)
  return PURPOSES.find(isIts) ?? 'joining'
}
