/** A question whose answer did not come in time. */
class TooSlow extends Error {
  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs / 1000} s`)
    this.name = 'TooSlow'
  }
}

/**
 * Asks the same question of a server again and again, never twice at once: while an answer is awaited for too long,
 * whoever asks is told so and nothing piles up behind it.
 */
export function oneAtATime<T>(ask: () => Promise<T>, timeoutMs: number): () => Promise<T> {
  let pending: Promise<T> | undefined
  return async () => {
    pending ??= ask().finally(() => {
      pending = undefined
    })
    return within(pending, timeoutMs)
  }
}

async function within<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(timeoutMs)), timeoutMs)
  })
  try {
    return await Promise.race([answer, tooSlow])
  } finally {
    clearTimeout(timer)
  }
}

/** Why something failed, as one sentence for `/healthz`. */
export async function failureOf(question: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await question()
    return undefined
  } catch (error) {
    return error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? error.name) : String(error)
  }
}
