import type { Cell } from '../csv.ts'
import { type Chair, chairCells } from './chairs.ts'
import { fullName, inventInn, inventName, inventOgrn, inventSchool } from './people.ts'
import type { Random } from './random.ts'

/** Numbers of territorial organisations begin above those of primaries. */
export const TERRITORIAL_NUMBERS = 900_000

/** What the row of a territorial organisation is made of. */
export interface TerritorialSpec {
  aisId: string
  parent: string
  town: string
  timeZone: string
  /** its phones and numbers are made of this one: no two organisations share it */
  number: number
  legal: boolean
  chair?: Chair | undefined
}

export function territorialCells(spec: TerritorialSpec, random: Random): Record<string, Cell> {
  return {
    ais_id: spec.aisId,
    parent_ais_id: spec.parent,
    level: 'territorial',
    name: `Территориальная организация «${spec.town}» (вымышленная)`,
    short_name: `ТПО ${spec.town}`,
    has_territorial_rights: false,
    is_legal_entity: false,
    ...(spec.legal ? legalCells(spec.number) : {}),
    registered_on: '2010-09-27',
    time_zone: spec.timeZone,
    ...chairCells(random, spec.number, spec.chair),
  }
}

/** What the row of a primary organisation is made of. */
export interface PrimarySpec {
  aisId: string
  parent: string
  /** its phones and numbers are made of this one: no two organisations share it */
  number: number
  /** the number that the name of the school shows */
  schoolNumber: number
  /** shown after the name of the school, where there are many of its number */
  town?: string
  /** members by the statistical report, which the number of the employed goes by */
  statMembers: number
  legal: boolean
  territorialRights: boolean
  registeredOn: string
  chair?: Chair | undefined
}

export function primaryCells(spec: PrimarySpec, random: Random): Record<string, Cell> {
  const school = inventSchool(random, spec.schoolNumber)
  const place = spec.town ? `, ${spec.town}` : ''
  return {
    ais_id: spec.aisId,
    parent_ais_id: spec.parent,
    level: 'primary',
    name: `Первичная профсоюзная организация: ${school.name}${place}`,
    short_name: `ППО ${school.shortName}${place}`,
    has_territorial_rights: spec.territorialRights,
    is_legal_entity: false,
    employer_name: `${school.name}${place}`,
    employer_head: fullName(inventName(random)),
    dues_account: `00000810000000${String(spec.number).padStart(6, '0')}`,
    ...(spec.legal ? legalCells(spec.number) : {}),
    registered_on: spec.registeredOn,
    ...chairCells(random, spec.number, spec.chair),
    education_kind: school.kind,
    employed_count: Math.ceil(spec.statMembers * 1.4),
    student_count: school.kind === 'college' ? 3 * spec.statMembers : 0,
  }
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
