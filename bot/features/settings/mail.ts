import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Night } from '../../../domain/broadcast/quiet-hours.ts'
import { NIGHTS } from '../../../domain/broadcast/sending.ts'
import type { Who } from '../../../domain/identity/who.ts'
import { CLOCKS } from '../../../domain/organisation/time-zones.ts'
import type { Category } from '../../../domain/outbox/category.ts'
import { zoneText } from '../../zone-text.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const BACK: Button = { label: { key: 'common.back' }, route: 'settings' }

/** What a person can be sent at all: nobody but an office, and those above it, is reminded of its passport. */
function categoriesFor({ offices, grants }: Who): Category[] {
  const holdsOffice = offices.length > 0
  return [
    'announcement',
    ...(holdsOffice || grants.length > 0 ? (['reminder', 'summary'] as const) : []),
    'offer',
  ]
}

/** A button for each category; its label is its state, pressing it turns it over. */
export function mailScreen(
  who: Who,
  muted: readonly Category[],
  { timeZone, night }: { timeZone: string; night: Night },
  agreedToOffers: boolean,
): Screen {
  const toggle = (category: Category): Button[] => {
    const isOff = muted.includes(category) || (category === 'offer' && !agreedToOffers)
    const label: Text = {
      key: isOff ? 'settings.off' : 'settings.on',
      vars: { category: categoryText(category) },
    }
    // Offers take a consent, and that is given on a screen of its own.
    if (category === 'offer') return [{ label, route: 'offers' }]
    return [{ label, route: 'settings.mute', args: [category, isOff ? 'on' : 'off'] }]
  }
  return {
    text: { key: 'settings.mail', vars: { ...hours(night), zone: zoneText(timeZone) } },
    buttons: [
      ...categoriesFor(who).map(toggle),
      [{ label: { key: 'mailings.button' }, route: 'mailings' }],
      [
        { label: { key: 'settings.nightButton' }, route: 'settings.nights' },
        { label: { key: 'settings.zoneButton' }, route: 'settings.zones' },
      ],
      [BACK, HOME],
    ],
  }
}

/** The nights to choose from; the one that holds is marked. */
export function nightsScreen(timeZone: string, chosen: number): Screen {
  const row = (night: Night, at: number): Button[] => [
    {
      label: { key: at === chosen ? 'settings.nightChosen' : 'settings.night', vars: hours(night) },
      route: 'settings.night',
      args: [at],
    },
  ]
  return {
    text: { key: 'settings.nights', vars: { zone: zoneText(timeZone) } },
    buttons: [...NIGHTS.map(row), [{ label: { key: 'common.back' }, route: 'settings.mail' }, HOME]],
  }
}

function hours({ from, to }: Night): { from: number; to: number } {
  return { from, to }
}

export function categoryText(category: Category): Text {
  return { key: `settings.category.${category}` }
}

/** Russia's clocks by their cities, and that of the person's organisation first. */
export function zonesScreen(timeZone: string, ofOrganisation: string | null): Screen {
  const row = (zone: string, label: Text): Button[] => [{ label, route: 'settings.zone', args: [zone] }]
  const own: Button[][] =
    ofOrganisation === null
      ? []
      : [
          row('organisation', {
            key: 'settings.zoneOfOrganisation',
            vars: { zone: zoneText(ofOrganisation) },
          }),
        ]
  return {
    text: { key: 'settings.zones', vars: { zone: zoneText(timeZone) } },
    buttons: [...own, ...CLOCKS.map((zone) => row(zone, zoneText(zone))), [BACK, HOME]],
  }
}
