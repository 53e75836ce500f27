import type { MessageKey } from '../../../core/i18n.ts'
import type { Tx } from '../../../db/client.ts'
import { agreeTo, consentStanding, declineConsent, unanswered } from '../../../db/repos/asked-consents.ts'
import { setMuted } from '../../../db/repos/preferences.ts'
import { categoriesOff } from '../../../db/repos/switched-off.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { type AskedPurpose, CONSENT_CATEGORY } from '../../../domain/outbox/category.ts'
import { currentText } from '../../../domain/privacy/consent-texts.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { AFTER_JOINING, consentScreen, type From, thanksScreen } from './screens.ts'

/** `later`: not now, as it may be said after joining; `no`: nothing of the kind is to come */
type Answer = 'yes' | 'no' | 'later'

/** A consent that is no part of joining: a step of its own, given, proven and taken back here and nowhere else. */
export function createConsent({ database }: Deps, purpose: AskedPurpose): Record<'show' | 'decide', Handler> {
  const { read } = database
  return {
    // From a message itself the answer stands below: the message stays to be read.
    show: async (turn, [from]) => {
      const screen = await consentOf(read, turn, purpose, from === AFTER_JOINING ? from : undefined)
      return show({ ...screen, ...(from === 'ad' && { below: true }) })
    },

    async decide(turn, [wanted, version, from]) {
      const answer = (['yes', 'no', 'later'] as const).find((known) => known === wanted)
      if (!answer) return { note: { key: 'common.stale' } }
      const step = from === AFTER_JOINING ? from : undefined
      if (answer === 'yes' && version !== currentText(purpose))
        return { ...show(await consentOf(read, turn, purpose, step)), note: { key: 'common.stale' } }
      const note = await transact(database, (tx) => take(tx, turn, purpose, answer))
      return { ...(await next(turn, step)), note: { key: note } }
    },
  }

  /** After joining each consent is asked once, one after the other; else one stays where one is. */
  async function next(turn: Turn, step: From): Promise<Reply> {
    if (!step) return show(await consentOf(read, turn, purpose, step))
    const other = await unanswered(read, turn.accountId)
    return show(other ? await consentOf(read, turn, other, step) : thanksScreen())
  }
}

/** Writes the answer down. Returns what the person is told of it. */
async function take(tx: Tx, turn: Turn, purpose: AskedPurpose, answer: Answer): Promise<MessageKey> {
  const { accountId, now } = turn
  const textVersion = currentText(purpose)
  if (answer === 'yes') {
    await agreeTo(tx, purpose, { accountId, textVersion, at: now })
    return `${purpose}.agreed`
  }
  const withdrawn = await declineConsent(tx, purpose, { accountId, textVersion, at: now })
  // News come without a consent, too, where there is another ground: a plain «no» ends them all the same.
  if (answer === 'no' && purpose === 'mailings' && !withdrawn)
    await setMuted(tx, accountId, CONSENT_CATEGORY[purpose], true, now)
  return withdrawn ? `${purpose}.withdrawn` : `${purpose}.declined`
}

/** A consent as it stands with the person. */
export async function consentOf(read: Tx, turn: Turn, purpose: AskedPurpose, from?: From) {
  const standing = await consentStanding(read, turn.accountId, purpose)
  const off = (await categoriesOff(read, turn.accountId)).includes(CONSENT_CATEGORY[purpose])
  return consentScreen(purpose, { ...standing, off }, turn, from)
}
