import { onTestFinished } from 'vitest'
import { type Simulator, type SimulatorOptions, startSimulator } from '#simulator/server.ts'

export const TOKEN = '42:simulator-test-token'

/** A simulator of one test, closed with it. */
export async function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const sim = await startSimulator({ host: '127.0.0.1', port: 0, token: TOKEN, ...options })
  onTestFinished(() => sim.close())
  return sim
}

export interface Answer {
  ok: boolean
  result?: unknown
  error_code?: number
  description?: string
  parameters?: { retry_after?: number }
}

/** Calls a method as JSON. */
export async function call(sim: Simulator, method: string, params: unknown = {}): Promise<Answer> {
  const response = await fetch(`${sim.url}/bot${TOKEN}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  return (await response.json()) as Answer
}
