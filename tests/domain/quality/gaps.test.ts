import { expect, test } from 'vitest'
import { fieldTable } from '../../../domain/quality/field-table.ts'
import { completeness, gapsOf } from '../../../domain/quality/gaps.ts'
import type { Passport } from '../../../domain/quality/passport.ts'

const TODAY = '2022-11-21'
const full: Passport = {
  level: 'primary',
  shortName: 'ППО школы № 1',
  hasTerritorialRights: false,
  isLegalEntity: false,
  inn: null,
  kpp: null,
  ogrn: null,
  employerName: 'Школа № 1',
  employerHead: 'Ромашкина Роза Ивановна',
  duesAccount: null,
  removedOn: null,
  educationKind: 'school',
  employedCount: 40,
  chairFullName: 'Борисов Борис Борисович',
  chairPhone: '+70001112233',
  chairEmail: 'b@example.test',
  chairEmailConsent: true,
  termFrom: '2022-11-01',
  termTo: '2032-10-31',
}
const fields = (passport: Passport) => gapsOf(passport, TODAY, fieldTable).map((gap) => gap.field)

test('a full passport misses nothing, and an organisation that is no legal entity is not asked for its ИНН', () => {
  expect(fields(full)).toEqual([])
  expect(completeness(full, TODAY, fieldTable)).toBe(1)
})

test('a legal entity is asked for ИНН, КПП, ОГРН and the account for dues', () => {
  expect(fields({ ...full, isLegalEntity: true })).toEqual(['inn', 'kpp', 'ogrn', 'dues_account'])
})

test('what blocks access comes first', () => {
  const gaps = gapsOf({ ...full, employerHead: null, chairFullName: null }, TODAY, fieldTable)
  expect(gaps.map((gap) => gap.field)).toEqual(['chair_full_name', 'employer_head'])
  expect(gaps[0]?.blocks).toContain('access')
})

test('a term that ended yesterday is a gap, a term that ends today is not', () => {
  expect(gapsOf({ ...full, termTo: '2022-11-20' }, TODAY, fieldTable)).toMatchObject([
    { field: 'term_to', reason: 'ended' },
  ])
  expect(fields({ ...full, termTo: TODAY })).toEqual([])
})

test('"no" is an answer: only an unanswered consent or flag is a gap', () => {
  expect(fields({ ...full, chairEmailConsent: false, hasTerritorialRights: false })).toEqual([])
  expect(fields({ ...full, chairEmailConsent: null })).toEqual(['chair_email_consent'])
})

test('an organisation removed from the registry is not reminded of anything; a territorial one has no employer', () => {
  expect(fields({ ...full, removedOn: '2022-01-01', chairFullName: null })).toEqual([])
  expect(fields({ ...full, level: 'territorial', employerName: null, employedCount: null })).toEqual([])
})
