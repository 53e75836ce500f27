/** Something that is not as it should be. `key`: the same key is the same trouble, another one begins anew. */
export interface Problem {
  key: string
  message: string
}

/** One question to the facts. It fails when one of its problems has been there for `patienceMs` without a break. */
export interface Check<Facts> {
  name: string
  patienceMs: number
  problems(facts: Facts): Problem[]
}

export interface CheckResult {
  name: string
  ok: boolean
  /** when the trouble was first seen */
  since?: string
  message: string
}

/**
 * Judges facts over time. How long a trouble lasts is measured by this process's monotonic clock and by having seen it
 * at every look: neither a clock that jumps nor a moment that was simply busy makes it fail.
 */
export class Health<Facts> {
  readonly #seen = new Map<string, number>()

  constructor(
    private readonly checks: ReadonlyArray<Check<Facts>>,
    private readonly monotonicMs: () => number,
  ) {}

  judge(facts: Facts): CheckResult[] {
    return this.checks.map((check) => this.#judgeOne(check, check.problems(facts)))
  }

  #judgeOne({ name, patienceMs }: Check<Facts>, problems: Problem[]): CheckResult {
    const at = this.monotonicMs()
    const keys = new Set(problems.map(({ key }) => `${name} ${key}`))
    for (const key of this.#seen.keys())
      if (key.startsWith(`${name} `) && !keys.has(key)) this.#seen.delete(key)
    const ages = problems.map((problem) => {
      const key = `${name} ${problem.key}`
      const first = this.#seen.get(key) ?? at
      this.#seen.set(key, first)
      return { ...problem, ageMs: at - first }
    })
    const [oldest] = ages.sort((one, other) => other.ageMs - one.ageMs)
    if (!oldest) return { name, ok: true, message: 'in order' }
    const since = new Date(Date.now() - oldest.ageMs).toISOString()
    return { name, ok: oldest.ageMs < patienceMs, since, message: oldest.message }
  }
}
