import type { Text } from '../core/screen.ts'
import { CLOCKS } from '../domain/organisation/time-zones.ts'

/** A time zone by its cities; one that is not Russia's by its own name. */
export function zoneText(timeZone: string): Text {
  const known = CLOCKS.find((zone) => zone === timeZone)
  return known ? { key: `zone.${known}` } : { key: 'common.plain', vars: { text: timeZone } }
}
