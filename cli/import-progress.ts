import { basename } from 'node:path'
import type { ImportProgress } from '../db/import/import-registry.ts'
import { progress } from './context.ts'

const WIDTH = 30
/** A person reads a bar that moves; a log wants few lines. */
const [TERMINAL_MS, LOG_MS] = [200, 10_000]

/** Shows how far an import is and how long it will still take, from the bytes that are dealt with. */
export function importProgress(): { tell: (state: ImportProgress) => void; end: () => void } {
  const began = performance.now()
  const pause = process.stderr.isTTY ? TERMINAL_MS : LOG_MS
  let shown = began
  return {
    tell(state) {
      const now = performance.now()
      if (now - shown < pause) return
      shown = now
      progress(progressLine(state, (now - began) / 1000))
    },
    end() {
      if (process.stderr.isTTY && shown > began) process.stderr.write('\n')
    },
  }
}

export function progressLine({ path, rows, doneBytes, totalBytes }: ImportProgress, seconds: number): string {
  const share = totalBytes === 0 ? 1 : doneBytes / totalBytes
  const filled = Math.round(share * WIDTH)
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
  const left = share > 0 ? `, ${clock((seconds / share) * (1 - share))} to go` : ''
  return `${bar} ${Math.floor(share * 100)} %${left} · ${basename(path)}: ${rows} rows`
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
