/** The current moment. Rules take it as an argument; only composition roots choose where it comes from. */
export interface Clock {
  now(): Date
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that can be moved forward: the demo's and the tests'. It runs on from where it was moved to. */
export class MovableClock implements Clock {
  #offsetMs = 0

  now(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  /** Moves to `moment`; a moment in the past is refused, because jobs that have run cannot unrun. */
  moveTo(moment: Date): void {
    const ahead = moment.getTime() - this.now().getTime()
    if (ahead < 0) throw new RangeError('the clock only moves forward')
    this.#offsetMs += ahead
  }
}
