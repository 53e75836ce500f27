import type { CrashPoint } from '../../core/crash-point.ts'
import type { Kind } from './builds.ts'
import type { Chance } from './chance.ts'
import type { Orders } from './victim/preload.ts'

/** How a life is to go, drawn before it begins. */
export interface Plan {
  orders: Orders
  /** killed from outside after so long, wherever it is */
  killAfterMs: number
  /** everybody else dies with it */
  together: boolean
  /** ended by SIGTERM instead: it must leave nothing behind */
  gentle: boolean
}

type Place = CrashPoint | 'anywhere'

const WORKER: Partial<Record<Place, number>> = {
  anywhere: 20,
  planned: 12,
  claimed: 14,
  requested: 18,
  answered: 18,
  settled: 14,
}
/** Where claims of the dead wait, somebody must die over them. */
const RECOVERING = 20
const BOT: Partial<Record<Place, number>> = { anywhere: 40, 'update.recorded': 30, 'update.applied': 30 }

/** How often a life passes its place before it dies there. */
const PASSES: Partial<Record<Place, number>> = {
  planned: 2,
  claimed: 5,
  requested: 100,
  answered: 100,
  settled: 8,
  'update.recorded': 4,
  'update.applied': 4,
}
/** A life that never comes to its place ends all the same. */
const LONGEST_MS = 6_000
const ANYWHERE_MS = 2_000
const HOUR_MS = 3_600_000

export function planLife(
  kind: Kind,
  chance: Chance,
  given: { claimsLeft: boolean; clocks: boolean; gentle: number },
): Plan {
  const recovering = given.claimsLeft ? RECOVERING : 0
  const places = kind === 'bot' ? BOT : { ...WORKER, recovering }
  const place = chance.weighted(places as Record<Place, number>)
  const nth = chance.lowInt(1, PASSES[place] ?? 1)
  const gentle = chance.happens(given.gentle)
  const anywhere = gentle || place === 'anywhere'
  return {
    orders: { ...(!anywhere && { point: place as CrashPoint, nth }), ...(given.clocks && clocks(chance)) },
    killAfterMs: anywhere ? chance.int(0, ANYWHERE_MS) : LONGEST_MS,
    together: chance.happens(0.12),
    gentle,
  }
}

/** A clock that is right, or an hour off either way; and one that jumps while the process lives. */
function clocks(chance: Chance): Pick<Orders, 'clockMs' | 'jump'> {
  const hours = { behind: -1, right: 0, ahead: 1 }
  const at = () => hours[chance.weighted({ behind: 1, right: 2, ahead: 1 })] * HOUR_MS
  const clockMs = at()
  if (!chance.happens(0.5)) return { clockMs }
  return { clockMs, jump: { byMs: at() - clockMs, afterMs: chance.int(50, 600) } }
}
