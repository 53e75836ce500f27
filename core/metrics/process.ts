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

const delay = gauge(
  'pervichka_event_loop_delay_seconds',
  'Delay of the event loop in the last one to two minutes',
  ['of'],
)

const SAMPLE_MS = 100
const WINDOW_MS = 60_000

/** Watches whether the event loop turns: what holds it up holds up everybody. */
export class EventLoopWatch {
  #delays: number[] = []
  #before: number[] = []
  #windowFrom: number
  #sampledAt: number
  readonly #timer: NodeJS.Timeout

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {
    this.#sampledAt = this.#windowFrom = monotonicMs()
    this.#timer = setInterval(() => this.#sample(), SAMPLE_MS).unref()
  }

  /** The longest delay of this window and the one before, in milliseconds. */
  longestMs(): number {
    this.#sample()
    const delays = [...this.#before, ...this.#delays].sort((one, other) => one - other)
    const at = (part: number) => delays[Math.ceil(delays.length * part) - 1] ?? 0
    delay.set({ of: 'p50' }, at(0.5) / 1000)
    delay.set({ of: 'p99' }, at(0.99) / 1000)
    delay.set({ of: 'max' }, at(1) / 1000)
    return at(1)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  /** Notes by how much this moment is late. */
  #sample(): void {
    const now = this.monotonicMs()
    if (now - this.#windowFrom >= WINDOW_MS) {
      this.#before = this.#delays
      this.#delays = []
      this.#windowFrom = now
    }
    this.#delays.push(Math.max(0, now - this.#sampledAt - SAMPLE_MS))
    this.#sampledAt = now
  }
}
