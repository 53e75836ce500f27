/** How often one caller may ask: so many at once, and then so many a second. */
export interface Limit {
  atOnce: number
  perSecond: number
}

/** So many callers are remembered; of the others the longest silent one begins anew. */
const REMEMBERED = 10_000

/** Counts what each caller asks. */
export class Rate {
  readonly #left = new Map<string, { tokens: number; at: number }>()

  constructor(
    private readonly limit: Limit,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {}

  /** Whether this caller may ask once more now. */
  take(caller: string): boolean {
    const { atOnce, perSecond } = this.limit
    const now = this.monotonicMs()
    const { tokens, at } = this.#left.get(caller) ?? { tokens: atOnce, at: now }
    const left = Math.min(atOnce, tokens + ((now - at) / 1000) * perSecond)
    const may = left >= 1
    this.#left.delete(caller)
    this.#left.set(caller, { tokens: may ? left - 1 : left, at: now })
    const [oldest] = this.#left.keys()
    if (this.#left.size > REMEMBERED && oldest !== undefined) this.#left.delete(oldest)
    return may
  }
}

/** One household of an address: of IPv6 a connection has a whole /64 to itself. */
export function callerOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const missing = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...missing, ...after].slice(0, 4).join(':')
}
