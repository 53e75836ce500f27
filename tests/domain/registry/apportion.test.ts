import { expect, test } from 'vitest'
import { innCheckDigit, ogrnCheckDigit } from '../../../domain/registry/check-digits.ts'
import { csvLine } from '../../../domain/registry/csv.ts'
import { parseRow } from '../../../domain/registry/parse-row.ts'
import { apportion, apportionCapped } from '../../../domain/registry/synthetic/apportion.ts'

test('parts are proportional and sum to the total', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
  expect(apportion(100, [49.6, 50.4])).toEqual([50, 50])
  expect(() => apportion(1, [0, 0])).toThrow(RangeError)
})

test('no part is above its cap and the total is still met', () => {
  expect(apportionCapped(10, [1, 1, 1], [2, 20, 3])).toEqual([2, 5, 3])
  expect(() => apportionCapped(10, [1], [9])).toThrow(RangeError)
})

test('check digits are those of real numbers', () => {
  expect(innCheckDigit('770708389')).toBe(3)
  expect(ogrnCheckDigit('102680000066')).toBe(6)
})

test('a cell that looks like a formula is escaped when written and understood when read', () => {
  expect(csvLine(['+70003000001', '=1+1', 'a,b', null, true])).toBe(`'+70003000001,'=1+1,"a,b",,1\n`)
  const parsed = parseRow(
    'members',
    {
      ais_id: 'm',
      org_ais_id: 'p',
      last_name: 'А',
      first_name: 'Б',
      phone: "'+70003000001",
    },
    '2022-11-21',
  )
  expect(parsed).toMatchObject({ row: { phone: '+70003000001' } })
})
