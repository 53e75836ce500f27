import regionZones from '../data/region-zones.json' with { type: 'json' }
import { type Chair, chairCells } from './chairs.ts'
import type { PrintedRegion } from './printed-region.ts'
import { Random } from './random.ts'
import type { Decree } from './region-sizes.ts'
import { row, type SyntheticRow } from './rows.ts'

/** Numbers of regional chairs begin above those of all other offices. */
const REGIONAL_NUMBERS = 950_000

/** The union with its regions and okrugs; `chairs` holds those who are somebody particular, by ais_id. */
export function* upperOrganisations(
  regions: readonly PrintedRegion[],
  decree: Decree,
  seed: number,
  chairs: ReadonlyMap<string, Chair> = new Map(),
): Generator<SyntheticRow> {
  const random = new Random(seed, 'upper')
  const upper = { has_territorial_rights: false, is_legal_entity: true }
  yield row('organisations', {
    ...upper,
    ais_id: decree.union.aisId,
    level: 'union',
    name: decree.union.name,
    short_name: decree.union.shortName,
    time_zone: regionZones.others,
    ...chairCells(random, REGIONAL_NUMBERS, chairs.get(decree.union.aisId)),
  })
  const okrugParent = regions.find((region) => region.key === decree.okrugParent)?.aisId
  for (const [at, region] of regions.entries()) {
    yield row('organisations', {
      ...upper,
      ais_id: region.aisId,
      parent_ais_id: region.isOkrug ? okrugParent : decree.union.aisId,
      level: region.isOkrug ? 'okrug' : 'regional',
      kind: region.kind,
      name: region.name,
      short_name: `${region.name} (${region.kind})`,
      time_zone: zoneOf(region),
      ...chairCells(random, REGIONAL_NUMBERS + 1 + at, chairs.get(region.aisId)),
    })
  }
}

export function zoneOf({ key }: PrintedRegion): string {
  const found = Object.entries(regionZones.zones).find(([, keys]) => keys.includes(key))
  return found?.[0] ?? regionZones.others
}
