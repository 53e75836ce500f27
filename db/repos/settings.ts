import { z } from 'zod'
import type { PrismaClient, Tx } from '../client.ts'

const DEMO = 'demo'

/** Is this a database that the demo was filled into? */
export async function isDemo(read: PrismaClient): Promise<boolean> {
  return (await read.setting.findUnique({ where: { name: DEMO } })) !== null
}

/** Marks a database as the demo's, for good: the simulator starts on no other. */
export async function markDemo(tx: Tx | PrismaClient): Promise<void> {
  await tx.setting.upsert({ where: { name: DEMO }, create: { name: DEMO, value: 'true' }, update: {} })
}

const CARD_DAYS = 'card.days'
/** A year: as long as a ticket is usually looked at, and short enough for what was never taken back. */
export const DEFAULT_CARD_DAYS = 365
/** From a day to ten years, the longest that a term in the union's registry is given for. */
export const cardDaysSchema = z.number().int().min(1).max(3650)

/** For how many days a card's code may be believed. */
export async function cardDays(read: PrismaClient | Tx): Promise<number> {
  const row = await read.setting.findUnique({ where: { name: CARD_DAYS } })
  return row ? cardDaysSchema.parse(JSON.parse(row.value)) : DEFAULT_CARD_DAYS
}
