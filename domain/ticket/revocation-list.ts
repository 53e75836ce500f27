import { lowerBits, readGaps, writeGaps } from './gap-code.ts'

/** The cards that are refused before they expire, as a check page keeps them. */
export interface RevocationList {
  /** when it was read from the registry, in whole seconds */
  madeAt: Date
  count: number
  has(cardId: number): boolean
}

/** The first bytes, with the version of what follows as the last of them. */
const MARK = 0x50_52_4c_01
const HEAD_BYTES = 16

/** `cardIds`: each once, growing. */
export function writeRevocations(cardIds: Uint32Array, madeAt: Date): Uint8Array {
  const lower = lowerBits(cardIds)
  const gaps = writeGaps(cardIds, lower)
  const bytes = new Uint8Array(HEAD_BYTES + gaps.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MARK)
  view.setUint32(4, Math.floor(madeAt.getTime() / 1000))
  view.setUint32(8, cardIds.length)
  bytes[12] = lower
  bytes.set(gaps, HEAD_BYTES)
  return bytes
}

/** Undefined for what is no such list, or not the whole of it. */
export function readRevocations(bytes: Uint8Array): RevocationList | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEAD_BYTES || view.getUint32(0) !== MARK) return undefined
  const count = view.getUint32(8)
  // A number takes a bit at least: what claims more of them would only take memory.
  const isPossible = count <= (bytes.length - HEAD_BYTES) * 8
  const cardIds = isPossible ? readGaps(bytes.subarray(HEAD_BYTES), count, bytes[12] ?? 0) : undefined
  if (!cardIds) return undefined
  return { madeAt: new Date(view.getUint32(4) * 1000), count, has: (cardId) => holds(cardIds, cardId) }
}

function holds(growing: Uint32Array, wanted: number): boolean {
  let [from, to] = [0, growing.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((growing[middle] ?? 0) < wanted) from = middle + 1
    else to = middle
  }
  return growing[from] === wanted
}
