import type { Logger } from './logger.ts'

type Step = { name: string; close: () => Promise<unknown> | unknown }

let asked = false

/** Was this process asked to stop? What fails in it from then on was on its way and is no failure. */
export const isAskedToStop = () => asked

/** Closes what was opened, last first, once: on SIGTERM, on SIGINT or by `run`. */
export class Shutdown {
  #steps: Step[] = []
  #done: Promise<void> | undefined

  constructor(private readonly log: Logger) {}

  /** Registers `close`, to be called after everything registered later has closed. */
  add(name: string, close: Step['close']): void {
    this.#steps.push({ name, close })
  }

  /** Ends the process cleanly when the system asks for it. */
  onSignals(): void {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        asked = true
        void this.run().then(() => process.exit(process.exitCode ?? 0))
      })
    }
  }

  run(): Promise<void> {
    this.#done ??= this.#closeAll()
    return this.#done
  }

  async #closeAll(): Promise<void> {
    for (const step of this.#steps.reverse()) {
      try {
        await step.close()
      } catch (error) {
        process.exitCode = 1
        this.log.error({ err: error, step: step.name }, 'closing failed')
      }
    }
    this.log.info('stopped')
  }
}
