import { expect, test } from 'vitest'
import { readRevocations, writeRevocations } from '../../../domain/ticket/revocation-list.ts'

const NOW = new Date('2026-11-28T09:00:00Z')
const MILLION = 1_000_000
const MAX_BYTES = 2_000_000

/** The same numbers every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** So many different card numbers, growing, about evenly spread up to `below`. */
function someCards(count: number, below: number): Uint32Array {
  const [roll, gap] = [dice(20261128), (2 * below) / count - 2]
  let last = 0
  return Uint32Array.from({ length: count }, () => {
    last += 1 + Math.floor(roll() * gap)
    return last
  })
}

const listOf = (cards: Uint32Array) => {
  const bytes = writeRevocations(cards, NOW)
  return { bytes, list: readRevocations(bytes) }
}

test.each([
  ['3 million cards were ever issued', 3_000_000],
  ['30 million', 30_000_000],
  ['all that a token can number', 2 ** 32 - 2 ** 24],
])('a million revocations take less than 2 MB where %s, and no other card is refused', (_, issued) => {
  const cards = someCards(MILLION, issued)
  const { bytes, list } = listOf(cards)
  expect(bytes.length).toBeLessThan(MAX_BYTES)
  expect(list).toMatchObject({ count: MILLION, madeAt: NOW })
  // Each revoked one is found; of the others those that lie next to it, and as many at random.
  expect(cards.every((card) => list?.has(card))).toBe(true)
  const beside = cards.map((card) => card + 1).filter((card, at) => card !== cards[at + 1])
  expect(beside.some((card) => list?.has(card))).toBe(false)
  const roll = dice(7)
  let falseAlarms = 0
  for (let card = 1, at = 0; at < MILLION; card += 1 + Math.floor((roll() * issued * 2) / MILLION)) {
    while (at < MILLION && (cards[at] ?? 0) < card) at++
    if (cards[at] !== card && list?.has(card)) falseAlarms++
  }
  expect(falseAlarms).toBe(0)
})

test('however unevenly they lie, a million stay below 2 MB', () => {
  const atTheEnd = Uint32Array.from({ length: MILLION }, (_, at) => 2 ** 32 - MILLION + at)
  const halves = atTheEnd.map((card, at) => (at % 2 === 0 ? at / 2 + 1 : card)).sort()
  for (const cards of [atTheEnd, halves]) {
    const { bytes, list } = listOf(cards)
    expect(bytes.length).toBeLessThan(MAX_BYTES)
    expect([cards[0], cards[MILLION / 2], cards.at(-1)].every((card) => list?.has(card ?? 0))).toBe(true)
    expect(list?.has(2 ** 31)).toBe(false)
  }
})

test.each([[[]], [[1]], [[4294967295]], [[1, 2, 3]], [[1, 4294967295]], [[5, 900, 901, 70_000]]])(
  '%j is read as written',
  (cards) => {
    const { list } = listOf(Uint32Array.from(cards))
    expect(cards.filter((card) => !list?.has(card))).toEqual([])
    expect([0, 4, 6, 4294967294].filter((card) => list?.has(card))).toEqual([])
    expect(list?.count).toBe(cards.length)
  },
)

test('half a list, another file and a list that promises too much are no list', () => {
  const { bytes } = listOf(someCards(1000, 100_000))
  const promising = Uint8Array.from(bytes)
  new DataView(promising.buffer).setUint32(8, 2 ** 31)
  const wrong = [
    bytes.subarray(0, 500),
    bytes.subarray(0, -1),
    Uint8Array.from([...bytes, 0, 0]),
    new Uint8Array(0),
    new Uint8Array(20),
    promising,
  ]
  expect(wrong.map(readRevocations)).toEqual(wrong.map(() => undefined))
})
