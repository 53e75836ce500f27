import type { Cell } from '../../csv.ts'
import { FLAW_CELLS } from '../chairs.ts'
import { primaryCells, TERRITORIAL_NUMBERS, territorialCells } from '../organisation-cells.ts'
import type { Random } from '../random.ts'
import { territorialId } from '../region-plan.ts'
import { row, type SyntheticRow } from '../rows.ts'
import { zoneOf } from '../upper-organisations.ts'
import type { PlannedPrimary, PlannedTerritorial } from './offices.ts'
import { inventTown, TOWNS } from './people.ts'
import type { RegionQuota } from './quotas.ts'

/** What keeps a chair out of the registry. */
const NO_ACCESS = [FLAW_CELLS['empty-chair'], FLAW_CELLS['no-term'], FLAW_CELLS['ended-term']]
/** What a passport may lack while its chair has access. */
const GAPS: ReadonlyArray<Record<string, Cell>> = [
  FLAW_CELLS['no-email'],
  FLAW_CELLS['no-consent'],
  FLAW_CELLS['no-kind'],
  FLAW_CELLS['no-counts'],
  FLAW_CELLS['no-employer'],
  FLAW_CELLS['no-account'],
  FLAW_CELLS['no-short-name'],
  { chair_phone: null },
]
const GAP_CHANCE = 0.3
/** Legal entities whose numbers were not entered. */
const NO_NUMBERS = { inn: null, kpp: null, ogrn: null }
const NO_NUMBERS_CHANCE = 0.1
/** Closed within the weeks before the day of the registry. */
const CLOSED_FROM = '2022-10-10'

/** The organisations of one region below its own row. */
export function* regionOrganisations(
  quota: RegionQuota,
  territorials: readonly PlannedTerritorial[],
  primaries: readonly PlannedPrimary[],
  asOf: string,
  random: Random,
): Generator<SyntheticRow> {
  for (const territorial of territorials) {
    const cells = territorialCells(
      {
        aisId: territorial.aisId,
        parent: quota.region.aisId,
        town: townOf(territorial.at),
        timeZone: zoneOf(quota.region),
        number: TERRITORIAL_NUMBERS + territorial.at,
        legal: territorial.legal,
      },
      random,
    )
    yield row('organisations', withGaps(cells, territorial, random))
  }
  for (const primary of primaries) yield primaryRow(quota, primary, asOf, random)
}

function primaryRow(quota: RegionQuota, primary: PlannedPrimary, asOf: string, random: Random): SyntheticRow {
  const { region, first } = quota
  const { territorial, place, aisId, statMembers, legal, territorialRights, created } = primary
  const above = territorial === undefined ? undefined : first.territorial + territorial
  const cells = primaryCells(
    {
      aisId,
      parent: above === undefined ? region.aisId : territorialId(above),
      number: primary.at + 1,
      schoolNumber: place + 1,
      town: inventTown(above ?? first.territorial + place),
      statMembers,
      legal,
      territorialRights,
      registeredOn: created ? random.day('2022-01-01', '2022-09-30') : random.day('2020-10-12', '2021-12-31'),
    },
    random,
  )
  if (primary.closed) cells['removed_on'] = random.day(CLOSED_FROM, asOf)
  return row('organisations', withGaps(cells, primary, random))
}

function withGaps(
  cells: Record<string, Cell>,
  office: { access: boolean; legal: boolean },
  random: Random,
): Record<string, Cell> {
  if (!office.access) Object.assign(cells, random.pick(NO_ACCESS))
  if (random.chance(GAP_CHANCE)) Object.assign(cells, random.pick(GAPS))
  if (office.legal && random.chance(NO_NUMBERS_CHANCE)) Object.assign(cells, NO_NUMBERS)
  return cells
}

/** Where towns run out, a number tells their organisations apart. */
function townOf(at: number): string {
  const round = Math.floor(at / TOWNS)
  return round > 0 ? `${inventTown(at)} ${round + 1}` : inventTown(at)
}
