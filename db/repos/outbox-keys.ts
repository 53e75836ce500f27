import type { PrismaClient, Tx } from '../client.ts'

/** Is a message there whose key goes on from this one? */
export async function isPlannedUnder(read: PrismaClient | Tx, key: string): Promise<boolean> {
  const found = await read.outboxMessage.findFirst({
    where: { dedupeKey: keysUnder(key) },
    select: { id: true },
  })
  return found !== null
}

/** The range of the index in which keys go on from this one: ';' follows ':'. */
export function keysUnder(key: string): { gte: string; lt: string } {
  return { gte: `${key}:`, lt: `${key};` }
}
