import type { Cell } from '../csv.ts'
import { type Chair, chairCells, FLAW_CELLS, PASSPORT_FLAWS, type PassportFlaw } from './chairs.ts'
import { fullName, inventInn, inventName, inventOgrn, inventSchool } from './people.ts'
import type { Random } from './random.ts'
import { type PlannedPrimary, primaryId, type RegionPlan, territorialId } from './region-plan.ts'
import { row, type SyntheticRow } from './rows.ts'

/** Phones and numbers of territorial chairs begin above those of primaries. */
const TERRITORIAL_NUMBERS = 900_000
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
  const number = TERRITORIAL_NUMBERS + at
  const flaws: Record<string, Cell> =
    at % 8 === 3 ? FLAW_CELLS['no-term'] : at % 8 === 2 ? FLAW_CELLS['no-consent'] : {}
  return row('organisations', {
    ais_id: territorialId(at),
    parent_ais_id: plan.aisId,
    level: 'territorial',
    name: `Территориальная организация «${town}${round > 0 ? ` ${round + 1}` : ''}» (вымышленная)`,
    short_name: `ТПО ${town}`,
    has_territorial_rights: false,
    ...legalCells(number),
    registered_on: '2010-09-27',
    time_zone: plan.timeZone,
    ...chairCells(random, number, at === 0 ? plan.territorialChair : undefined),
    ...flaws,
  })
}

function primaryRow(plan: RegionPlan, primary: PlannedPrimary, random: Random): SyntheticRow {
  const { number } = primary
  const school = inventSchool(random, number)
  const own: Chair | undefined = number === 1 ? plan.primaryChair : undefined
  const legal = number % 25 === 0
  const students = school.kind === 'college' ? 3 * primary.statMembers : 0
  const cells: Record<string, Cell> = {
    ais_id: primary.aisId,
    parent_ais_id: primary.territorial === null ? plan.aisId : territorialId(primary.territorial),
    level: 'primary',
    name: `Первичная профсоюзная организация: ${school.name}`,
    short_name: `ППО ${school.shortName}`,
    has_territorial_rights: number % 40 === 0,
    is_legal_entity: false,
    ...(legal ? legalCells(number) : {}),
    employer_name: school.name,
    employer_head: fullName(inventName(random)),
    dues_account: `00000810000000${String(number).padStart(6, '0')}`,
    registered_on: '2012-09-27',
    ...chairCells(random, number, own),
    education_kind: school.kind,
    employed_count: Math.ceil(primary.statMembers * 1.4),
    student_count: students,
  }
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

function legalCells(number: number): Record<string, Cell> {
  return {
    is_legal_entity: true,
    inn: inventInn(number),
    kpp: `00${String(number % 100).padStart(2, '0')}01001`,
    ogrn: inventOgrn(number),
    dues_account: `00000810100000${String(number).padStart(6, '0')}`,
  }
}
