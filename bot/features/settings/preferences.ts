import type { Database, Tx } from '../../../db/client.ts'
import { whoIs } from '../../../db/repos/accounts.ts'
import { consentStanding } from '../../../db/repos/asked-consents.ts'
import { nightOf, organisationZone, setMuted, setNight, setTimeZone } from '../../../db/repos/preferences.ts'
import { categoriesOff } from '../../../db/repos/switched-off.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { NIGHTS, quietHours } from '../../../domain/broadcast/sending.ts'
import type { Who } from '../../../domain/identity/who.ts'
import { CLOCKS } from '../../../domain/organisation/time-zones.ts'
import { CATEGORIES } from '../../../domain/outbox/category.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { consentOf } from '../consents/index.ts'
import { mailScreen, nightsScreen, zonesScreen } from './mail.ts'

/** What a person wants to be sent, and by which clock. */
export function createPreferences(
  database: Database,
  settings: (turn: Turn) => Promise<Reply>,
): Record<'mail' | 'mute' | 'nights' | 'night' | 'zones' | 'zone', Handler> {
  const { read } = database
  const mail = async ({ who, accountId, timeZone }: Turn) => {
    const { agreed } = await consentStanding(read, accountId, 'offers')
    const night = NIGHTS[await nightOf(read, accountId)] ?? quietHours
    return mailScreen(who, await categoriesOff(read, accountId), { timeZone, night }, agreed !== undefined)
  }

  return {
    mail: async (turn) => show(await mail(turn)),

    async mute(turn, [wanted, state]) {
      const category = CATEGORIES.find((known) => known === wanted)
      if (!category || (state !== 'on' && state !== 'off')) return { note: { key: 'common.stale' } }
      await transact(database, (tx) => setMuted(tx, turn.accountId, category, state === 'off', turn.now))
      // The switch is on and nothing comes: the consent is not there, and it is given on a screen of its own.
      const off = await categoriesOff(read, turn.accountId)
      if (state === 'on' && category === 'announcement' && off.includes(category))
        return show(await consentOf(read, turn, 'mailings'))
      return { screen: await mail(turn), note: { key: 'settings.mailSet' } }
    },

    nights: async (turn) => show(nightsScreen(turn.timeZone, await nightOf(read, turn.accountId))),

    async night(turn, [wanted = '']) {
      const night = NIGHTS.findIndex((_, at) => String(at) === wanted)
      if (night < 0) return { note: { key: 'common.stale' } }
      await transact(database, (tx) => setNight(tx, turn.accountId, night))
      return { ...show(await mail(turn)), note: { key: 'settings.mailSet' } }
    },

    zones: async (turn) => show(zonesScreen(turn.timeZone, await zoneOf(read, turn.who))),

    async zone(turn, [wanted]) {
      const chosen = CLOCKS.find((known) => known === wanted)
      if (!chosen && wanted !== 'organisation') return { note: { key: 'common.stale' } }
      const timeZone = await transact(database, async (tx) => {
        const zone = chosen ?? (await zoneOf(tx, await whoIs(tx, turn.accountId, turn.today)))
        if (zone !== null) await setTimeZone(tx, turn.accountId, zone)
        return zone ?? turn.timeZone
      })
      return { ...(await settings({ ...turn, timeZone })), note: { key: 'settings.zoneSet' } }
    },
  }
}

/** The zone of the organisation that a person belongs to, or heads, or is responsible for. */
async function zoneOf(read: Tx, { member, offices, grants }: Who): Promise<string | null> {
  const orgId = member?.orgId ?? offices[0]?.orgId ?? grants[0]?.orgId
  return orgId === undefined ? null : organisationZone(read, orgId)
}
