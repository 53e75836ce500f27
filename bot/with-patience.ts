import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

/** Seconds between the tries of one answer. */
const WAITS = [0.3, 1, 3]
/** Seconds of a 429 that a person's answer waits out; a longer one is given up. */
const LONGEST_WAIT = 20

const responseSchema = z.object({
  response: z.object({
    error_code: z.number(),
    parameters: z.object({ retry_after: z.number() }).partial().optional(),
  }),
})

/** Tries a call to the messenger again where the line is busy or broken. What it refuses for good is thrown at once. */
export async function withPatience<T>(call: () => Promise<T>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await call()
    } catch (error) {
      const seconds = secondsToWait(error, wait)
      if (seconds === undefined) throw error
      await pause(seconds * 1000)
    }
  }
  return call()
}

/** Why the messenger did not do what it was asked; undefined for a failure that is not the messenger's. */
export function messengersFailure(error: unknown): 'unreachable' | 'refused' | undefined {
  const parsed = responseSchema.safeParse(error)
  if (!parsed.success) return isNetworkFailure(error) ? 'unreachable' : undefined
  const { error_code: code } = parsed.data.response
  return code >= 500 || code === 429 || code === 401 ? 'unreachable' : 'refused'
}

function secondsToWait(error: unknown, wait: number): number | undefined {
  const parsed = responseSchema.safeParse(error)
  if (!parsed.success) return isNetworkFailure(error) ? wait : undefined
  const { error_code: code, parameters } = parsed.data.response
  if (code >= 500) return wait
  if (code !== 429) return undefined
  const after = parameters?.retry_after ?? 1
  return after <= LONGEST_WAIT ? after : undefined
}

/** node-fetch's own error: the line broke, or what came back was no JSON. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof Error && (error.name === 'FetchError' || error.name === 'AbortError')
}
