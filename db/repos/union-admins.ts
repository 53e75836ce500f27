import type { Tx } from '../client.ts'

/** Accounts of the admins of the whole union. */
export async function unionAdmins(read: Tx): Promise<number[]> {
  const grants = await read.roleGrant.findMany({
    where: { role: 'admin', revokedAt: null, org: { level: 'union' } },
    select: { accountId: true },
  })
  return [...new Set(grants.map(({ accountId }) => accountId))]
}
