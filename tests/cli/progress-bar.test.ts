import { expect, test } from 'vitest'
import { progressLine } from '../../cli/progress-bar.ts'

test('a bar shows the share done and the time that the rest takes at this pace', () => {
  expect(progressLine('rows', 250, 1000, 5000)).toBe(
    '██████░░░░░░░░░░░░░░░░░░ 25 % · 250 of 1000 rows · 15 s to go',
  )
  expect(progressLine('rows', 1000, 1000, 5000)).toContain('100 % · 1000 of 1000 rows · 0 s to go')
})

test('where the end is not known there is no bar and no time', () => {
  expect(progressLine('rows', 250, undefined, 5000)).toBe('250 rows')
})
