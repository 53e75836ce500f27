import type { LateCommits } from '../../db/late-commits.ts'
import type { ChatPace } from './chat-pace.ts'
import type { Outage } from './outage.ts'
import type { Pace, PaceQueue } from './pace.ts'
import type { PaidMeter } from './paid-meter.ts'
import type { Sender } from './ports.ts'

/** What everything that sends in this process shares. */
export interface Post {
  sender: Sender
  pace: Pace
  chats: ChatPace
  window: ClaimWindow
  lateCommits: LateCommits
  outage: Outage
  /** where messages above the free pace are paid for with Stars: tells which ones */
  paid: PaidMeter | undefined
  /** false where this process was silent for so long that others may already work in its place */
  isHeard: () => boolean
  /** true while the process closes: what is in hand is finished, nothing new is taken */
  stopping: () => boolean
}

/** A process's messages that are claimed and not settled at most: so many can be in doubt when it dies. */
export const CLAIM_WINDOW = 64
/** Places that bulk leaves to messages somebody waits for. */
const FOR_REALTIME = 8

/** The places for messages in hand, shared by all that sends in a process. */
export class ClaimWindow {
  #taken = 0
  readonly #watchers = new Set<() => void>()

  constructor(private readonly places = CLAIM_WINDOW) {}

  /** Places that messages of this queue may take now. */
  room(queue: PaceQueue): number {
    const size = queue === 'realtime' ? this.places : this.places - FOR_REALTIME
    return Math.max(0, size - this.#taken)
  }

  take(places: number): void {
    this.#taken += places
  }

  free(places: number): void {
    this.#taken -= places
    for (const watch of this.#watchers) watch()
  }

  /** Calls `watch` whenever places become free, until the returned function is called. */
  onFree(watch: () => void): () => void {
    this.#watchers.add(watch)
    return () => this.#watchers.delete(watch)
  }
}
