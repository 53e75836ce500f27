/** How wide the bar itself is, in characters. */
const WIDTH = 24
/** Between two lines: on a terminal the bar moves, in a log a line now and then says that the work goes on. */
const [MOVES_EVERY_MS, LOGS_EVERY_MS] = [100, 5000]

export interface ProgressBar {
  /** `all` is how much there is to do; undefined: nobody knows */
  at(done: number, all?: number): void
  /** ends the line */
  end(): void
}

/** Shows on standard error how far a long command is: on a terminal a bar with the time to go. */
export function progressBar(what: string): ProgressBar {
  const { isTTY } = process.stderr
  const began = performance.now()
  let shown = began
  return {
    at(done, all) {
      const now = performance.now()
      if (now - shown < (isTTY ? MOVES_EVERY_MS : LOGS_EVERY_MS)) return
      shown = now
      const line = progressLine(what, done, all, now - began)
      process.stderr.write(isTTY ? `\r\u001b[K${line}` : `${line}\n`)
    },
    end() {
      if (isTTY && shown > began) process.stderr.write('\r\u001b[K')
    },
  }
}

/** The time to go is what the rest takes at the pace so far. */
export function progressLine(what: string, done: number, all: number | undefined, elapsedMs: number): string {
  if (all === undefined || all <= 0) return `${done} ${what}`
  const share = Math.min(1, done / all)
  const full = Math.floor(share * WIDTH)
  const seconds = Math.ceil((elapsedMs * (1 / Math.max(share, 1e-6) - 1)) / 1000)
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
  return `${bar} ${Math.floor(share * 100)} % · ${done} of ${all} ${what} · ${seconds} s to go`
}
