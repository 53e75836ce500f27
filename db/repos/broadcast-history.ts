import type { Attachment, Audience, BroadcastStatus } from '../../domain/broadcast/broadcast.ts'
import type { Tx } from '../client.ts'

/** A broadcast that went, or is to go, before. */
export interface EarlierBroadcast {
  id: number
  createdAt: Date
  status: BroadcastStatus
}

/** The newest broadcast since `since` of the same words to the same people; one that was stopped does not count. */
export async function sameBroadcast(
  read: Tx,
  {
    text,
    attachment,
    orgId,
    role,
    category = null,
  }: Audience & { text: string; attachment?: Attachment | undefined },
  since: Date,
): Promise<EarlierBroadcast | undefined> {
  const attached = attachment ? JSON.stringify(attachment) : null
  const row = await read.broadcast.findFirst({
    where: {
      ...{ text, orgId, role, category, attachment: attached, createdAt: { gt: since } },
      status: { notIn: ['cancelled', 'failed'] },
    },
    orderBy: { id: 'desc' },
  })
  return row ? earlier(row) : undefined
}

/** The newest broadcast of an author whose text stood in this message of theirs. */
export async function broadcastOfMessage(
  read: Tx,
  createdBy: number,
  textMessageId: string,
): Promise<EarlierBroadcast | undefined> {
  const row = await read.broadcast.findFirst({
    where: { createdBy, textMessageId },
    orderBy: { id: 'desc' },
  })
  return row ? earlier(row) : undefined
}

function earlier({ id, createdAt, status }: { id: number; createdAt: Date; status: string }) {
  return { id, createdAt, status: status as BroadcastStatus }
}
