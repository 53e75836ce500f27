import type { Tx } from '../client.ts'

const ROW = 1

/** Replies to people that processes of their own have sent, since ever. */
export async function replyUse(read: Tx): Promise<number> {
  return (await read.replyUse.findUnique({ where: { id: ROW } }))?.replies ?? 0
}

export async function addReplyUse(tx: Tx, replies: number): Promise<void> {
  await tx.replyUse.upsert({
    where: { id: ROW },
    create: { id: ROW, replies },
    update: { replies: { increment: replies } },
  })
}
