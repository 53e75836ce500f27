import type { Tx } from '../client.ts'
import { hushMessages } from './spoken-of.ts'

/** Empties one application: names, dates, phones and what was written go, the outcome stays. */
export async function forgetApplication(
  tx: Tx,
  { id, orgId }: { id: number; orgId: number },
  now: Date,
): Promise<void> {
  const where = { applicationId: id }
  const messages = await tx.applicationMessage.findMany({ where, select: { id: true } })
  await hushMessages(tx, { applications: [id], applicationMessages: messages.map((message) => message.id) })
  await tx.applicationMessage.deleteMany({ where })
  await forgetJoin(tx, { id, orgId })
  await tx.application.update({
    where: { id },
    data: {
      ...{ lastName: '', firstName: '', middleName: null, birthDate: '', phone: '', status: '' },
      ...{ declineReason: null, forgottenAt: now },
    },
  })
}

/** What was written down for the registry of an accepted applicant. */
export function forgetJoin(tx: Tx, { id, orgId }: { id: number; orgId: number }): Promise<{ count: number }> {
  return tx.change.updateMany({
    where: { kind: 'join', orgId, newValue: { contains: `"id":${id},` } },
    data: { newValue: null },
  })
}
