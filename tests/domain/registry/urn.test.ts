import { expect, test } from 'vitest'
import { Random } from '../../../domain/registry/synthetic/random.ts'
import { lots, Urn } from '../../../domain/registry/synthetic/urn.ts'

test('what was counted in comes out exactly, in an order that the seed decides', () => {
  const drawn = (seed: number) => {
    const [urn, random] = [
      new Urn([
        ['a', 3],
        ['b', 0],
        ['c', 5],
      ]),
      new Random(seed, 'urn'),
    ]
    return Array.from({ length: 8 }, () => urn.draw(random)).join('')
  }
  expect([...drawn(1)].sort().join('')).toBe('aaaccccc')
  expect(drawn(1)).toBe(drawn(1))
  expect(drawn(1)).not.toBe(drawn(2))
})

test('one that is taken by name is not drawn again, and an empty urn gives nothing', () => {
  const [urn, random] = [lots(1, 2), new Random(1, 'urn')]
  expect(urn.take(true)).toBe(true)
  expect(urn.draw(random)).toBe(false)
  expect(() => urn.draw(random)).toThrow(RangeError)
  expect(() => lots(3, 2)).toThrow(RangeError)
})
