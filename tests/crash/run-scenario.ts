import { mkdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import type { Builds } from './builds.ts'
import { Chance } from './chance.ts'
import { type JudgeProcess, startJudge } from './judge-process.ts'
import { makeSlots } from './make-slots.ts'
import { comeToRest } from './peace.ts'
import { judgePeople } from './people-verdict.ts'
import { planLife } from './plans.ts'
import { populate, Work } from './population.ts'
import { CLAIM_WINDOW, Record as Tally } from './record.ts'
import { claimsByPid, epochsByPid, loadRows } from './rows.ts'
import type { Scenario } from './scenarios.ts'
import type { Life, Slot } from './slot.ts'
import { type Stack, startStack } from './stack.ts'
import { makeTrouble } from './trouble.ts'
import { judge, type Verdict } from './verdict.ts'

export interface RunOptions {
  seed: string
  kills: number
  builds: Builds
  emptySqlite: string
  folder: string
}

export interface Result {
  scenario: Scenario
  seed: string
  seconds: number
  tally: Tally
  verdict: Verdict
  people: number
  wrong: string[]
}

/** So many processes that end by themselves are no accident. */
const HOPELESS = 20
/** Messages that wait when a life begins, and people in the middle of joining. */
const WAITING = 350
const JOINING = 4
/** Milliseconds before the next try of what the driver itself needs from a database that is away. */
const RETRY_MS = 150
const TRIES = 400

/** Kills processes until the number is reached, lets the last ones finish in peace, and judges. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<Result> {
  const started = performance.now()
  mkdirSync(options.folder, { recursive: true })
  const stack = await startStack(scenario.stack, { ...options, smallDisk: scenario.trouble === 'disk' })
  if (scenario.stack === 'postgres') await migrate(stack.databaseUrl)
  const database = await openDatabase(stack.databaseUrl, { durable: false })
  const court = await startJudge(options.builds.judge, options.seed)
  const run = new Run(scenario, options, stack, database, court)
  try {
    return { ...(await run.all()), seconds: (performance.now() - started) / 1000 }
  } finally {
    await run.close()
    await court.close()
    await database.close()
    await stack.close()
  }
}

class Run {
  readonly #tally = new Tally()
  readonly #lives = new Set<Life>()
  readonly #chance: Chance
  readonly #work: Work
  #slots: Slot[] = []

  constructor(
    private readonly scenario: Scenario,
    private readonly options: RunOptions,
    private readonly stack: Stack,
    private readonly database: Database,
    private readonly court: JudgeProcess,
  ) {
    this.#chance = new Chance(`${options.seed} ${scenario.name}`)
    this.#work = new Work(database, new Chance(`${options.seed} work`), { expiring: !scenario.clocks })
  }

  async all(): Promise<Omit<Result, 'seconds'>> {
    const { scenario, options, stack, court, database } = this
    await populate(database)
    this.#slots = await makeSlots(scenario, options, stack, court)
    const over = new AbortController()
    const trouble = makeTrouble(scenario.trouble, stack, new Chance(`${options.seed} trouble`), over.signal)
    try {
      await Promise.all(this.#slots.map((slot) => this.#liveAndDie(slot)))
    } finally {
      over.abort()
      await trouble
    }
    await this.#peace()
    const verdict = await this.#verdict()
    const people = await judgePeople(database, await court.people())
    const wrong = [...this.#tally.wrong, ...verdict.wrong, ...people.wrong]
    return { scenario, seed: options.seed, tally: this.#tally, verdict, people: people.finished, wrong }
  }

  async close(): Promise<void> {
    for (const life of this.#lives) life.end('SIGKILL')
    await Promise.all([...this.#lives].map((life) => life.death))
    await Promise.all(this.#slots.map((slot) => slot.close()))
  }

  /** One life after another in this slot, until enough of them were killed. */
  async #liveAndDie(slot: Slot): Promise<void> {
    const { scenario, options } = this
    const chance = new Chance(`${options.seed} ${slot.name}`)
    while (this.#tally.kills < options.kills && this.#tally.wrong.length < HOPELESS) {
      const claimsLeft = await this.#patiently(() => this.#prepare(slot))
      const plan = planLife(slot.kind, chance, {
        claimsLeft,
        clocks: scenario.clocks ?? false,
        gentle: scenario.gentle ?? 0,
      })
      const life = await slot.begin(plan.orders)
      this.#lives.add(life)
      const end = setTimeout(() => life.end(plan.gentle ? 'SIGTERM' : 'SIGKILL'), plan.killAfterMs)
      const death = await life.death
      clearTimeout(end)
      this.#lives.delete(life)
      if (plan.together && death.killed) for (const other of this.#lives) other.end('SIGKILL')
      const claims = await this.#patiently(async () => (await claimsByPid(this.database)).get(death.pid) ?? 0)
      this.#tally.note(slot.kind, death, {
        claims,
        gentle: plan.gentle,
        hard: scenario.trouble !== undefined,
      })
    }
  }

  /** Gives the next life something to do. Are there claims of the dead to recover? */
  async #prepare(slot: Slot): Promise<boolean> {
    if (slot.kind === 'bot') {
      const { started, finished } = await this.court.people()
      await this.court.startPeople(Math.max(0, JOINING - (started - finished)))
      return false
    }
    await this.#work.topUp(WAITING, this.#chance.happens(0.15))
    return (await claimsByPid(this.database)).size > 0
  }

  async #peace(): Promise<void> {
    const lives = await Promise.all(
      // An hour ahead: whatever waits for its next attempt is due.
      this.#slots.map((slot) => slot.begin({ clockMs: (this.scenario.clocks ? 3 : 1) * 3_600_000 })),
    )
    for (const life of lives) this.#lives.add(life)
    this.#tally.wrong.push(...(await comeToRest(this.database, this.court)))
    for (const life of lives) life.end('SIGTERM')
    for (const life of lives) {
      const death = await life.death
      this.#lives.delete(life)
      const claims = (await claimsByPid(this.database)).get(death.pid) ?? 0
      this.#tally.note('worker', death, { claims, gentle: true, hard: false })
    }
  }

  async #verdict(): Promise<Verdict> {
    const { database, court, options } = this
    const epochs = await epochsByPid(database)
    const killedEpochs = new Set([...this.#tally.deadPids].flatMap((pid) => epochs.get(pid) ?? []))
    const { deadLives: killedLives } = this.#tally
    const [rows, ledger] = [await loadRows(database), await court.ledger()]
    const verdict = judge({ seed: options.seed, rows, ledger, killedEpochs, killedLives })
    const missing = await this.#missing()
    if (missing.length > 0) verdict.wrong.push(`never planned: ${missing.join(', ')}`)
    const { killed, ambiguous } = verdict.unknown
    // Where others live on, they may have settled the claims of the dead before those could be counted.
    const claims = this.#slots.length === 1 ? this.#tally.claimsLost : this.#tally.kills * CLAIM_WINDOW
    const most = claims + verdict.ambiguousAnswers
    if (killed + ambiguous > most) verdict.wrong.push(`${killed + ambiguous} unknown, at most ${most} can be`)
    return verdict
  }

  /** Reachable people whom a broadcast to everybody left out. */
  async #missing(): Promise<string[]> {
    const rows = await this.database.read.$queryRaw<Array<{ broadcast: bigint; account: bigint }>>`
      SELECT b."id" AS "broadcast", a."id" AS "account" FROM "Broadcast" b
      JOIN "Account" a ON a."reach" = 'active' AND a."externalId" >= '7'
      LEFT JOIN "Delivery" d ON d."broadcastId" = b."id" AND d."accountId" = a."id"
      WHERE b."orgId" IS NULL AND b."status" = 'finished' AND d."id" IS NULL`
    return rows.map(({ broadcast, account }) => `account ${account} in broadcast ${broadcast}`)
  }

  /** The driver needs the database too; while it is away the driver waits. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let left = TRIES; ; left--) {
      try {
        return await work()
      } catch (error) {
        if (!this.scenario.trouble || left === 0) throw error
        await pause(RETRY_MS)
      }
    }
  }
}
