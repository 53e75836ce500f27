import { translate } from '../../../core/i18n.ts'
import type { Button, Screen } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { givenConsents } from '../../../db/repos/consents.ts'
import { askErasure, cancelErasure, waitingErasure } from '../../../db/repos/erasures.ts'
import { personalData } from '../../../db/repos/personal-data.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { LAWFUL_DAYS, type PURPOSES, readPurpose, THINK_DAYS } from '../../../domain/privacy/erasure.ts'
import { heldDataPaper } from '../../../print/held-data.ts'
import type { Deps } from '../../deps.ts'
import { temporaryFile } from '../../temporary-file.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { heldData } from '../settings/held-data.ts'
import { consentButtons, createConsentRecords } from './consents.ts'
import { takeBack } from './take-back.ts'
import { cleanForPaper } from './words.ts'

const BACK: Button[] = [
  { label: { key: 'settings.privacyButton' }, route: 'privacy' },
  { label: { key: 'common.home' }, route: 'menu' },
]
/** Second press of a button that cannot be pressed by mistake. */
const CONFIRMED = 'yes'
const DAY_MS = 86_400_000

/** /privacy: what is held, taking it along, taking consents back, and being erased. */
export function createPrivacy({
  database,
}: Deps): Record<'show' | 'consent' | 'text' | 'take' | 'withdraw' | 'erase' | 'keep', Handler> {
  const { read } = database
  return {
    ...createConsentRecords(read),

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
          ? await temporaryFile('pervichka.pdf', await paperOf(turn))
          : await temporaryFile('pervichka.json', await jsonOf(turn))
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
      const place = await transact(database, (tx) => takeBack(tx, turn, purpose))
      return show({
        text: { key: 'privacy.withdrawn' },
        ...(place !== undefined && { more: [{ key: 'join.withdrawn' as const, vars: { place } }] }),
        buttons: [BACK],
      })
    },

    async erase(turn, [confirmed]) {
      const { accountId, now, who } = turn
      if (confirmed !== CONFIRMED)
        return show(
          sure('privacy.erase.ask', {
            label: { key: 'privacy.erase.yes' },
            route: 'privacy.erase',
            args: [CONFIRMED],
          }),
        )
      const dueAt = new Date(now.getTime() + THINK_DAYS * DAY_MS)
      const wish = { accountId, memberId: who.member?.memberId ?? null, askedAt: now, dueAt }
      await transact(database, (tx) => askErasure(tx, wish))
      const day = writtenDate(calendarDate(dueAt, turn.timeZone))
      return show({
        text: { key: 'privacy.erase.noted', vars: { day } },
        buttons: [[{ label: { key: 'privacy.erase.keep' }, route: 'privacy.keep' }], BACK],
      })
    },

    async keep(turn): Promise<Reply> {
      const kept = await transact(database, (tx) => cancelErasure(tx, turn.accountId))
      return kept
        ? show({ text: { key: 'privacy.erase.kept' }, buttons: [BACK] })
        : { note: { key: 'common.stale' } }
    },
  }

  async function jsonOf({ accountId }: Turn): Promise<Buffer> {
    return Buffer.from(`${JSON.stringify(await personalData(read, accountId), null, 2)}\n`)
  }

  async function paperOf(turn: Turn): Promise<Buffer> {
    const texts = await heldData(read, turn)
    const { members } = await personalData(read, turn.accountId)
    const facts = members.flatMap((member) =>
      Object.entries(member).flatMap(([name, value]) =>
        typeof value === 'object' || value === null || value === '' ? [] : [`${name}: ${String(value)}`],
      ),
    )
    const lines = [...texts.map((text) => cleanForPaper(translate(turn.locale, text))), ...facts]
    return heldDataPaper(cleanForPaper(translate(turn.locale, { key: 'privacy.title' })), lines)
  }
}

function sure(
  key: 'privacy.erase.ask' | `privacy.withdraw.${(typeof PURPOSES)[number]}.ask`,
  button: Button,
): Screen {
  const vars = { think: THINK_DAYS, days: LAWFUL_DAYS }
  return { text: { key, vars }, buttons: [[{ ...button, style: 'danger' }], BACK] }
}
