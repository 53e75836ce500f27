import type { Button, Screen } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import { memberCard, valueSources } from '../../../db/repos/member-card.ts'
import { keepEmail, letterConsent, removeEmail } from '../../../db/repos/member-email.ts'
import { consentText, currentText, readTextVersion } from '../../../domain/privacy/consent-texts.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { wordScreen } from './screens.ts'
import { dayWord, sourceWord } from './words.ts'

/** Second press of a button that cannot be pressed by mistake. */
const CONFIRMED = 'yes'

/** The address for letters, for the profile and the settings alike: what it is, and the consent that it takes. */
export function createEmail(database: Database): Record<'email' | 'emailAgree' | 'emailRemove', Handler> {
  return {
    email: async (turn) => reply(turn),

    async emailAgree(turn, [version]) {
      const { accountId, now, who } = turn
      if (!who.member) return { note: { key: 'common.forbidden' } }
      // A yes to a text of before is none to the one of today, which is shown.
      if (version !== currentText('email')) return { ...(await reply(turn)), note: { key: 'common.stale' } }
      const holder = { memberId: who.member.memberId, accountId }
      await transactByRights(database, turn, async (tx, { who: { member } }) => {
        if (member?.memberId !== holder.memberId) return
        const { email } = await memberCard(tx, holder.memberId)
        const agreed = await letterConsent(tx, accountId)
        if (email !== null && !agreed) await keepEmail(tx, holder, { email, textVersion: version }, now)
      })
      return reply(turn)
    },

    async emailRemove(turn, [confirmed]) {
      const { accountId, now, who } = turn
      if (!who.member) return { note: { key: 'common.forbidden' } }
      const holder = { memberId: who.member.memberId, accountId }
      if (confirmed !== CONFIRMED)
        return show(
          wordScreen({ key: 'profile.email.removeAsk' }, [
            [
              {
                label: { key: 'profile.email.remove' },
                route: 'email.remove',
                args: [CONFIRMED],
                style: 'danger',
              },
            ],
          ]),
        )
      await transactByRights(database, turn, async (tx, { who: { member } }) => {
        if (member?.memberId === holder.memberId) await removeEmail(tx, holder, now)
      })
      return reply(turn)
    },
  }

  async function reply(turn: Turn): Promise<Reply> {
    const { member } = turn.who
    return member ? show(await screen(turn, member.memberId)) : { note: { key: 'common.forbidden' } }
  }

  async function screen(turn: Turn, memberId: number): Promise<Screen> {
    const { read } = database
    const [{ email }, sources, agreed] = await Promise.all([
      memberCard(read, memberId),
      valueSources(read, memberId),
      letterConsent(read, turn.accountId),
    ])
    const edit = (key: 'profile.email.write' | 'profile.email.other'): Button[] => [
      { label: { key }, route: 'profile.edit', args: ['email'] },
    ]
    const settings: Button[] = [{ label: { key: 'settings.settingsButton' }, route: 'settings' }]
    if (email === null)
      return wordScreen({ key: 'profile.email.none' }, [edit('profile.email.write'), settings])
    const remove: Button[] = [{ label: { key: 'profile.email.remove' }, route: 'email.remove' }]
    const vars = { email, source: sourceWord(email, sources.get('email'), turn) }
    if (agreed) {
      const given = { day: dayWord(agreed.givenAt, turn), version: agreed.textVersion }
      const on = wordScreen({ key: 'profile.email.on', vars: { ...vars, ...given } }, [
        edit('profile.email.other'),
        remove,
        settings,
      ])
      // The words that were agreed to, whatever the text is today.
      return {
        ...on,
        more: [{ key: consentText(readTextVersion(agreed.textVersion) ?? currentText('email')) }],
      }
    }
    const agree: Button = {
      label: { key: 'profile.email.allow' },
      route: 'email.agree',
      args: [currentText('email')],
      style: 'primary',
    }
    const off = wordScreen({ key: 'profile.email.off', vars }, [
      [agree],
      edit('profile.email.other'),
      remove,
      settings,
    ])
    return { ...off, more: [{ key: consentText(currentText('email')) }] }
  }
}
