import { counter, gauge } from './registry.ts'

/** The process's own figures, under the names dashboards know. prom-client's collectors cost a scan of all handles. */
gauge('process_resident_memory_bytes', 'Memory of the process', [], (self) => {
  self.set(process.memoryUsage.rss())
})
gauge('process_start_time_seconds', 'Start of the process', []).set(
  Math.round((Date.now() - process.uptime() * 1000) / 1000),
)
const cpu = counter('process_cpu_seconds_total', 'Processor time of the process')
let counted = 0

/** Brings the processor time up to date; to be called before the registry is read. */
export function countProcessor(): void {
  const { user, system } = process.cpuUsage()
  const spent = (user + system) / 1e6
  cpu.inc(spent - counted)
  counted = spent
}

const delay = gauge('pervichka_event_loop_delay_seconds', 'Delay of the event loop in the last window', [
  'of',
])

const SAMPLE_MS = 100

/** Watches whether the event loop turns: what holds it up holds up everybody. */
export class EventLoopWatch {
  #delays: number[] = []
  #sampledAt: number
  readonly #timer: NodeJS.Timeout

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {
    this.#sampledAt = monotonicMs()
    this.#timer = setInterval(() => this.sample(), SAMPLE_MS).unref()
  }

  /** Notes by how much this moment is late. */
  sample(): void {
    const now = this.monotonicMs()
    this.#delays.push(Math.max(0, now - this.#sampledAt - SAMPLE_MS))
    this.#sampledAt = now
  }

  /** Ends a window and returns its longest delay in milliseconds. */
  endWindow(): number {
    this.sample()
    const delays = this.#delays.sort((one, other) => one - other)
    this.#delays = []
    const at = (part: number) => delays[Math.ceil(delays.length * part) - 1] ?? 0
    delay.set({ of: 'p50' }, at(0.5) / 1000)
    delay.set({ of: 'p99' }, at(0.99) / 1000)
    delay.set({ of: 'max' }, at(1) / 1000)
    return at(1)
  }

  close(): void {
    clearInterval(this.#timer)
  }
}
