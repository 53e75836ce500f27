import { z } from 'zod'
import type { Incoming } from '../../db/repos/updates.ts'

const updateSchema = z.looseObject({ update_id: z.int().nonnegative() })
const fromSchema = z.looseObject({ from: z.looseObject({ id: z.int() }) })

/**
 * An update as the inbox keeps it; undefined for what has no number. Its line is the person who did it: the messenger
 * orders messages and button taps apart, we do not.
 */
export function readIncoming(update: unknown, body = JSON.stringify(update)): Incoming | undefined {
  const parsed = updateSchema.safeParse(update)
  if (!parsed.success) return undefined
  const updateId = String(parsed.data.update_id)
  return { updateId, line: personOf(parsed.data) ?? `update ${updateId}`, body }
}

function personOf(update: Record<string, unknown>): string | undefined {
  for (const what of Object.values(update)) {
    if (typeof what !== 'object') continue
    const parsed = fromSchema.safeParse(what)
    if (parsed.success) return String(parsed.data.from.id)
  }
  return undefined
}

/** The messenger numbers updates in their order; of those that arrived together the lower came first. */
export function inOrder(incoming: readonly Incoming[]): Incoming[] {
  return incoming.toSorted((one, other) => Number(one.updateId) - Number(other.updateId))
}
