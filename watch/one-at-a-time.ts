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

/** Why a question failed, as one sentence; undefined: it was answered. */
export async function failureOf(question: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await question()
    return undefined
  } catch (error) {
    return sentenceOf(error)
  }
}

/** A library's message begins with where it was thrown and ends with what happened. */
export function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().split('\n').at(-1)?.trim() || 'no reason was given'
}
