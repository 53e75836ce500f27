import { labelText } from '../../../core/render.ts'
import type { Button, Screen } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { givenConsents } from '../../../db/repos/consents.ts'
import { waitingErasure } from '../../../db/repos/erasures.ts'
import { personalData } from '../../../db/repos/personal-data.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { type PURPOSES, readPurpose } from '../../../domain/privacy/erasure.ts'
import { heldDataPaper } from '../../../print/held-data.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { heldData } from '../settings/held-data.ts'
import { consentButtons, createConsentRecords } from './consents.ts'
import { createErase } from './erase.ts'
import { createErasureWord } from './erasure-word.ts'
import { takeBack } from './take-back.ts'
import { heldJson, heldParagraphs } from './taken.ts'

const BACK: Button[] = [
  { label: { key: 'settings.privacyButton' }, route: 'privacy' },
  { label: { key: 'common.home' }, route: 'menu' },
]
/** Second press of a button that cannot be pressed by mistake. */
const CONFIRMED = 'yes'

/** /privacy: what is held, taking it along, taking consents back, and being erased. */
export function createPrivacy(
  deps: Deps,
): Record<
  'show' | 'consent' | 'text' | 'take' | 'withdraw' | 'erase' | 'keep' | 'stopErasure' | 'confirmErasure',
  Handler
> {
  const { database } = deps
  const { read } = database
  return {
    ...createConsentRecords(read),
    ...createErase(deps),
    ...createErasureWord(deps),

    async show(turn) {
      const [held, given, due] = await Promise.all([
        heldData(read, turn),
        givenConsents(read, turn.accountId),
        waitingErasure(read, turn.accountId),
      ])
      const linked = turn.who.member !== undefined || turn.who.offices.length > 0
      const day = due && writtenDate(calendarDate(due, turn.timeZone))
      return show({
        text: { key: 'privacy.title' },
        more: [...held, ...(day ? [{ key: 'privacy.erase.waits' as const, vars: { day } }] : [])],
        buttons: [
          [
            { label: { key: 'privacy.take.json' }, route: 'privacy.take', args: ['json'] },
            { label: { key: 'privacy.take.pdf' }, route: 'privacy.take', args: ['pdf'] },
          ],
          ...consentButtons(given),
          ...(linked ? [[{ label: { key: 'settings.unlink' }, route: 'unlink' } as Button]] : []),
          [
            day
              ? { label: { key: 'privacy.erase.keep' }, route: 'privacy.keep' }
              : { label: { key: 'privacy.erase' }, route: 'privacy.erase' },
          ],
          [
            { label: { key: 'settings.settingsButton' }, route: 'settings' },
            { label: { key: 'common.home' }, route: 'menu' },
          ],
        ],
      })
    },

    async take(turn, [format]) {
      const file =
        format === 'pdf'
          ? { name: 'pervichka.pdf', bytes: await paperOf(turn) }
          : { name: 'pervichka.json', bytes: await jsonOf(turn) }
      return show({ text: { key: 'privacy.taken' }, file, buttons: [BACK] })
    },

    async withdraw(turn, [text = '', confirmed]) {
      const purpose = readPurpose(text)
      if (!purpose) return { note: { key: 'common.stale' } }
      if (confirmed !== CONFIRMED)
        return show(
          sure(`privacy.withdraw.${purpose}.ask`, {
            label: { key: `privacy.withdraw.${purpose}` },
            route: 'privacy.withdraw',
            args: [purpose, CONFIRMED],
          }),
        )
      const became = await transact(database, (tx) => takeBack(tx, turn, purpose))
      return show({
        text: { key: 'privacy.withdrawn' },
        ...(became && { more: [became] }),
        buttons: [BACK],
      })
    },
  }

  async function jsonOf(turn: Turn): Promise<Buffer> {
    return heldJson(await personalData(read, turn.accountId), turn)
  }

  async function paperOf(turn: Turn): Promise<Buffer> {
    const title = labelText({ key: 'privacy.title' }, turn.locale)
    return heldDataPaper(title, heldParagraphs(await personalData(read, turn.accountId), turn))
  }
}

function sure(key: `privacy.withdraw.${(typeof PURPOSES)[number]}.ask`, button: Button): Screen {
  return { text: { key }, buttons: [[{ ...button, style: 'danger' }], BACK] }
}
