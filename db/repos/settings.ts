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
