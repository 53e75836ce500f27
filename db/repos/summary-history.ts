import type { Tx } from '../client.ts'

/** Points of the line: a quarter of weeks. */
const MOST = 14

/** Members of an organisation on the days that figures were kept of, up to the day `asOf`, oldest first. */
export async function membersHistory(
  read: Tx,
  orgId: number,
  asOf: string,
): Promise<Array<{ asOf: string; members: number }>> {
  const rows = await read.snapshot.findMany({
    where: { orgId, asOf: { lt: asOf }, members: { not: null } },
    orderBy: { asOf: 'desc' },
    take: MOST - 1,
    select: { asOf: true, members: true },
  })
  return rows.toReversed().flatMap(({ asOf, members }) => (members === null ? [] : [{ asOf, members }]))
}
