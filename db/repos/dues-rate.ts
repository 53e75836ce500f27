import type { Tx } from '../client.ts'

/** Writes down the rate of dues that an organisation has decided on; '' takes it away. */
export async function setDuesRate(
  tx: Tx,
  { orgId, rate, accountId }: { orgId: number; rate: string; accountId: number },
  now: Date,
): Promise<void> {
  const { duesRate } = await tx.organisation.findUniqueOrThrow({
    where: { id: orgId },
    select: { duesRate: true },
  })
  const newValue = rate || null
  if (duesRate === newValue) return
  await tx.organisation.update({ where: { id: orgId }, data: { duesRate: newValue } })
  await tx.change.create({
    data: {
      ...{ kind: 'organisation', field: 'dues_rate', orgId, oldValue: duesRate, newValue },
      ...{ source: 'chair', accountId, changedAt: now },
    },
  })
}
