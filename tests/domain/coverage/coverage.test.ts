import { expect, test } from 'vitest'
import { rowsAreComplete } from '../../../domain/coverage/coverage.ts'

const region = { level: 'regional', latestImport: '2022-10-01', reportedPrimaries: 200, primaries: 200 }

test.each([
  ['as many primaries as reported', region, '2022-11-21', true],
  ['on the very day of the report', region, '2022-10-01', true],
  ['before the day of the report', region, '2022-09-30', false],
  ['one primary missing', { ...region, primaries: 199 }, '2022-11-21', false],
  ['no primary at all', { ...region, reportedPrimaries: null, primaries: 0 }, '2022-11-21', false],
  ['no report that counts primaries', { ...region, reportedPrimaries: null }, '2022-11-21', true],
  ['a primary by itself', { ...region, level: 'primary', primaries: 0 }, '2022-11-21', true],
])('rows with %s', (_, facts, day, complete) => {
  expect(rowsAreComplete(facts, day)).toBe(complete)
})
