import type { PrismaClient, Tx } from '../client.ts'

export interface ApplicationMessageRow {
  accountId: number
  text: string
  writtenAt: Date
}

/** What was asked and answered on an application, oldest first. Words of somebody who was erased are ''. */
export function applicationMessages(
  db: PrismaClient | Tx,
  applicationId: number,
): Promise<ApplicationMessageRow[]> {
  return db.applicationMessage.findMany({
    where: { applicationId },
    orderBy: { id: 'asc' },
    select: { accountId: true, text: true, writtenAt: true },
  })
}

export async function addApplicationMessage(
  tx: Tx,
  applicationId: number,
  message: ApplicationMessageRow,
): Promise<number> {
  const { id } = await tx.applicationMessage.create({ data: { applicationId, ...message } })
  return id
}
