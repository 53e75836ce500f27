import type { Kind } from './builds.ts'
import type { Death } from './slot.ts'

/** Messages that one process may hold. */
export const CLAIM_WINDOW = 64

/** What happened to the processes of a scenario. */
export class Record {
  kills = 0
  readonly byVictim: { [victim in Kind]: number } = { worker: 0, bot: 0 }
  readonly byPoint: { [point: string]: number } = {}
  /** ended by SIGTERM, and by themselves when the ground gave way */
  stops = 0
  restarts = 0
  /** claims that killed processes left, and the most of one */
  claimsLost = 0
  largestWindow = 0
  readonly deadPids = new Set<number>()
  readonly deadLives = new Set<string>()
  readonly wrong: string[] = []

  /** `hard`: the database or the disk may fail, so that a process may end by itself and be started again. */
  note(kind: Kind, death: Death, about: { claims: number; gentle: boolean; hard: boolean }): void {
    const { claims, gentle, hard } = about
    // No code: the signal came before the process had begun to listen for it.
    const peaceful = gentle && (death.code === 0 || (death.code === null && !death.killed))
    if (death.killed) this.#kill(kind, death, claims)
    else if (peaceful) this.#stop(death, claims)
    else if (hard) this.restarts += 1
    else this.wrong.push(`${death.life} ended by itself with code ${death.code}: ${death.lastWords}`)
    if (peaceful) return
    this.deadPids.add(death.pid)
    this.deadLives.add(death.life)
  }

  #kill(kind: Kind, death: Death, claims: number): void {
    this.kills += 1
    this.byVictim[kind] += 1
    const point = death.point ?? `anywhere (${kind})`
    this.byPoint[point] = (this.byPoint[point] ?? 0) + 1
    this.claimsLost += claims
    this.largestWindow = Math.max(this.largestWindow, claims)
    if (claims > CLAIM_WINDOW) this.wrong.push(`${death.life} held ${claims} claims when it was killed`)
  }

  #stop(death: Death, claims: number): void {
    this.stops += 1
    if (claims > 0) this.wrong.push(`${death.life} was asked to stop and left ${claims} claims`)
  }
}
