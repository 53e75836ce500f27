import type { Cell } from '../csv.ts'
import { FLAW_CELLS, PASSPORT_FLAWS, type PassportFlaw } from './chairs.ts'
import { primaryCells, TERRITORIAL_NUMBERS, territorialCells } from './organisation-cells.ts'
import { inventSchool } from './people.ts'
import type { Random } from './random.ts'
import { type PlannedPrimary, primaryId, type RegionPlan, territorialId } from './region-plan.ts'
import { row, type SyntheticRow } from './rows.ts'

/** One primary in so many has some flaw in its passport. */
const FLAWED_EVERY = 3
/** Reorganised primaries that stay in the registry with a date of removal, one for so many that work. */
const REMOVED_PER = 50

/** Territorials, primaries and a few removed primaries, with every kind of gap in their passports. */
export function* regionOrganisations(
  plan: RegionPlan,
  primaries: readonly PlannedPrimary[],
  random: Random,
): Generator<SyntheticRow> {
  for (let at = 0; at < plan.totals.territorials; at++) yield territorial(plan, at, random)
  for (const primary of primaries) yield primaryRow(plan, primary, random)
  const removed = Math.ceil(primaries.length / REMOVED_PER)
  for (let at = 0; at < removed; at++) yield removedPrimary(plan, primaries.length + at, random)
}

function territorial(plan: RegionPlan, at: number, random: Random): SyntheticRow {
  const town = plan.towns[at % plan.towns.length] ?? ''
  const round = Math.floor(at / plan.towns.length)
  const spec = {
    aisId: territorialId(at),
    parent: plan.aisId,
    town: round > 0 ? `${town} ${round + 1}` : town,
    timeZone: plan.timeZone,
    number: TERRITORIAL_NUMBERS + at,
    legal: true,
    chair: at === 0 ? plan.territorialChair : undefined,
  }
  const flaws: Record<string, Cell> =
    at % 8 === 3 ? FLAW_CELLS['no-term'] : at % 8 === 2 ? FLAW_CELLS['no-consent'] : {}
  return row('organisations', { ...territorialCells(spec, random), ...flaws })
}

function primaryRow(plan: RegionPlan, primary: PlannedPrimary, random: Random): SyntheticRow {
  const { aisId, number, statMembers } = primary
  const spec = {
    aisId,
    parent: primary.territorial === null ? plan.aisId : territorialId(primary.territorial),
    number,
    schoolNumber: number,
    statMembers,
    legal: number % 25 === 0,
    territorialRights: number % 40 === 0,
    registeredOn: '2012-09-27',
    chair: number === 1 ? plan.primaryChair : undefined,
  }
  const cells = primaryCells(spec, random)
  for (const flaw of flawsOf(number, random)) Object.assign(cells, FLAW_CELLS[flaw])
  return row('organisations', cells)
}

/** The first primary keeps the chair's name, term and phone: its gaps are of the passport. */
function flawsOf(number: number, random: Random): PassportFlaw[] {
  if (number === 1) return ['no-email', 'no-consent', 'no-inn', 'no-kind', 'no-counts', 'no-account']
  if (number % FLAWED_EVERY !== 0) return []
  const certain = PASSPORT_FLAWS[Math.floor(number / FLAWED_EVERY) % PASSPORT_FLAWS.length]
  const flaws = certain ? [certain] : []
  return random.chance(0.3) ? [...flaws, random.pick(PASSPORT_FLAWS)] : flaws
}

function removedPrimary(plan: RegionPlan, at: number, random: Random): SyntheticRow {
  const school = inventSchool(random, at + 1)
  return row('organisations', {
    ais_id: primaryId(at),
    parent_ais_id: territorialId(at % plan.totals.territorials),
    level: 'primary',
    name: `Первичная профсоюзная организация: ${school.name}`,
    short_name: `ППО ${school.shortName}`,
    registered_on: '2009-09-27',
    removed_on: random.day('2022-01-10', '2022-10-20'),
  })
}
