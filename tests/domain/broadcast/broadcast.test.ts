import { expect, test } from 'vitest'
import { statusAfter, statusesFor } from '../../../domain/broadcast/broadcast.ts'

test('a broadcast is paused and resumed, and what is over stays over', () => {
  expect(statusAfter('running', 'pause')).toBe('paused')
  expect(statusAfter('paused', 'resume')).toBe('scheduled')
  expect(statusAfter('finished', 'cancel')).toBeUndefined()
  expect(statusAfter('cancelled', 'resume')).toBeUndefined()
  expect(statusesFor('finish')).toEqual(['running'])
})
