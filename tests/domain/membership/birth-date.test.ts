import { describe, expect, test } from 'vitest'
import { readForm } from '../../../domain/membership/application.ts'
import { admission, ageOn } from '../../../domain/membership/birth-date.ts'
import { admittedTo, PERMIT_DAYS, permitState } from '../../../domain/membership/join-permit.ts'

describe('born on 29 February', () => {
  // 14 and 18 years later is never a leap year: the birthday is over on 28 February and there on 1 March.
  test.each([
    ['2008-02-29', '2022-02-28', 'too-young'],
    ['2008-02-29', '2022-03-01', 'minor'],
    ['2004-02-29', '2022-02-28', 'minor'],
    ['2004-02-29', '2022-03-01', 'adult'],
  ])('%s on %s: %s', (birthDate, today, expected) => {
    expect(admission(birthDate, today)).toBe(expected)
  })

  test('in a leap year the birthday is its own day', () => {
    expect(ageOn('2000-02-29', '2020-02-28')).toBe(19)
    expect(ageOn('2000-02-29', '2020-02-29')).toBe(20)
  })
})

test('a permit lets a minor into its own organisation, nobody under 14, and changes nothing for an adult', () => {
  const today = '2022-11-21'
  const [fourteen, almost, adult] = ['2008-11-21', '2008-11-22', '2004-11-21']
  const own = { orgId: 4, permitOrgId: 4 }
  expect(admittedTo(fourteen, today, own)).toBe('adult')
  expect(admittedTo(fourteen, today, { orgId: 5, permitOrgId: 4 })).toBe('minor')
  expect(admittedTo(fourteen, today, { orgId: undefined, permitOrgId: undefined })).toBe('minor')
  expect(admittedTo(almost, today, own)).toBe('too-young')
  expect(admittedTo(adult, today, { orgId: 5, permitOrgId: undefined })).toBe('adult')
})

test('a form of a minor without a permit for its place is none', () => {
  const answers = {
    ...{ consent: 'joining-1 2022-11-21T06:00:00.000Z', birthDate: '2006-03-05', name: 'Иванова Анна' },
    ...{ status: 'student', phone: '+70001234567' },
  }
  expect(readForm(answers, 4, '2022-11-21')).toEqual({ ok: false, step: 'birthDate' })
  expect(readForm(answers, 4, '2022-11-21', 5)).toEqual({ ok: false, step: 'birthDate' })
  expect(readForm(answers, 4, '2022-11-21', 4).ok).toBe(true)
})

test('a permit is open until its last moment, then held by who opened it, and used or revoked once', () => {
  const at = (day: number) => new Date(Date.UTC(2022, 10, day))
  const fresh = {
    openedBy: null,
    openedAt: null,
    usedAt: null,
    revokedAt: null,
    expiresAt: at(1 + PERMIT_DAYS),
  }
  expect(permitState(fresh, at(1 + PERMIT_DAYS))).toBe('open')
  expect(permitState(fresh, at(2 + PERMIT_DAYS))).toBe('expired')
  const held = { ...fresh, openedBy: 1, openedAt: at(2) }
  expect(permitState(held, at(30))).toBe('held')
  expect(permitState({ ...held, revokedAt: at(3) }, at(4))).toBe('revoked')
  expect(permitState({ ...held, usedAt: at(3), revokedAt: at(4) }, at(5))).toBe('used')
})
