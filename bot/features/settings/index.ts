import { LOCALES } from '../../../core/i18n.ts'
import { setLocale } from '../../../db/repos/accounts.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { chairsUpwards, findLinks } from './links.ts'
import { createPreferences } from './preferences.ts'
import { askScreen, settingsScreen } from './screens.ts'

/** The person's own settings, what is held on them, and whom to ask. */
export function createSettings({
  database,
}: Deps): Record<
  'show' | 'language' | 'mail' | 'mute' | 'nights' | 'night' | 'zones' | 'zone' | 'whom',
  Handler
> {
  const { read } = database
  const settings = async (turn: Turn) => settingsScreen(turn, await findLinks(read, turn.who))
  return {
    ...createPreferences(database, async (turn) => show(await settings(turn))),

    show: async (turn) => show(await settings(turn)),

    language: async (turn, [wanted]) => {
      const locale = LOCALES.find((known) => known === wanted)
      if (!locale) return { note: { key: 'common.stale' } }
      await transact(database, (tx) => setLocale(tx, turn.accountId, locale))
      return { screen: await settings({ ...turn, locale }), note: { key: 'settings.languageSet' } }
    },

    whom: async (turn) => {
      const { member, offices, grants } = turn.who
      const orgId = member?.orgId ?? offices[0]?.orgId ?? grants[0]?.orgId
      return show(askScreen(orgId === undefined ? [] : await chairsUpwards(read, orgId)))
    },
  }
}
