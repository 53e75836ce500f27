import type { Database, PrismaClient } from '../client.ts'

/** How far an update came: nothing of it is here, its effect is, or the person was answered too. */
export async function updateState(
  read: PrismaClient,
  channel: string,
  updateId: string,
): Promise<'new' | 'applied' | 'answered'> {
  const row = await read.inboundUpdate.findUnique({ where: { channel_updateId: { channel, updateId } } })
  if (!row) return 'new'
  return row.state === 'answered' ? 'answered' : 'applied'
}

/** Notes that the person was answered. */
export async function finishUpdate(
  database: Database,
  channel: string,
  updateId: string,
  now: Date,
): Promise<void> {
  await database.write.inboundUpdate.upsert({
    where: { channel_updateId: { channel, updateId } },
    create: { channel, updateId, line: '', body: '', state: 'answered', receivedAt: now, stateAt: now },
    update: { state: 'answered', stateAt: now },
  })
}
