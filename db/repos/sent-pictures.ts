import type { Tx } from '../client.ts'

/** The messenger's own id of a picture that it holds already. */
export async function findSentPicture(read: Tx, channel: string, key: string): Promise<string | undefined> {
  const row = await read.sentPicture.findUnique({ where: { channel_key: { channel, key } } })
  return row?.fileId
}

/** Remembers what the messenger called a picture; the last upload counts. */
export async function rememberSentPicture(
  tx: Tx,
  picture: { channel: string; key: string; fileId: string; memberId: number | null },
  now: Date,
): Promise<void> {
  const { channel, key, fileId, memberId } = picture
  await tx.sentPicture.upsert({
    where: { channel_key: { channel, key } },
    create: { channel, key, fileId, memberId, sentAt: now },
    update: { fileId, memberId, sentAt: now },
  })
}

/** Forgets pictures that were uploaded before a moment: nothing shows most of them any more. */
export async function forgetSentPictures(tx: Tx, before: Date): Promise<void> {
  await tx.sentPicture.deleteMany({ where: { sentAt: { lt: before } } })
}
