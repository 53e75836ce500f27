import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { Database } from '../../db/client.ts'
import type { Head, Incoming, Settled } from '../../db/repos/updates.ts'
import type { Worker } from './round.ts'
import type { Attempt } from './verdict.ts'

/** An update that this process handles. */
export interface InHand extends Head {
  epoch: number
}

export interface InboxParts {
  database: Database
  clock: Clock
  log: Logger
  worker: Worker & { isHeard(): boolean }
  /** Handles one update and answers its person; throws what nobody foresaw. */
  handle: (update: InHand) => Promise<Attempt>
  /** updates of this person were passed over, because too many came at once */
  onFlood: (line: string) => void
  /** updates that were given up */
  onParked: (parked: Array<{ updateId: string; reason: string | null }>) => void
}

/** An attempt that is over, to be written down. */
export interface Done extends Settled {
  updateId: string
}

export interface Waiting {
  incoming: Incoming
  done: () => void
  failed: (error: unknown) => void
}
