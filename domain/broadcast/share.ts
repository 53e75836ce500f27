import type { MessageClass } from '../outbox/ports.ts'
import { CLASS_WEIGHTS, FREE_RATE, starsOf } from './sending.ts'

/** A broadcast that is sent at the same time; `left`: people still to be written to, undefined before they are counted. */
export interface Rival {
  class: MessageClass
  left: number | undefined
}

/**
 * The part of the pace that a broadcast of `mine` people can count on beside others: its class's weight, shared with
 * the others of that class. Nobody waits longer than for all of them to be sent, so small rivals hardly take anything.
 */
export function shareBeside(kind: MessageClass, mine: number, rivals: readonly Rival[]): number {
  const classes = new Set([kind, ...rivals.map((rival) => rival.class)])
  const weights = [...classes].reduce((sum, each) => sum + CLASS_WEIGHTS[each], 0)
  const alike = rivals.filter((rival) => rival.class === kind).length + 1
  const byWeight = CLASS_WEIGHTS[kind] / weights / alike
  const theirs = rivals.reduce((sum, { left = Number.POSITIVE_INFINITY }) => sum + left, 0)
  return mine === 0 ? byWeight : Math.max(byWeight, mine / (mine + theirs))
}

/** Stars that a broadcast to so many people costs at a pace: only what is above the free one is paid. */
export function starsFor(accounts: number, ratePerSecond: number): number {
  if (ratePerSecond <= FREE_RATE) return 0
  return starsOf((accounts * (ratePerSecond - FREE_RATE)) / ratePerSecond)
}
