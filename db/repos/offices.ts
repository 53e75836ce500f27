import { effectiveAccess } from '../../domain/identity/who.ts'
import type { PrismaClient, Tx } from '../client.ts'

/** Accounts that decide for an organisation: its own chair with full access, else of the nearest level above. */
export async function decidingAccounts(
  read: PrismaClient | Tx,
  orgId: number,
  today: string,
): Promise<number[]> {
  const { path } = await read.organisation.findUniqueOrThrow({ where: { id: orgId }, select: { path: true } })
  for (const id of path.split('/').filter(Boolean).map(Number).reverse()) {
    const accounts = await fullAccounts(read, id, today)
    if (accounts.length > 0) return accounts
  }
  return []
}

async function fullAccounts(read: PrismaClient | Tx, orgId: number, today: string): Promise<number[]> {
  const office = await read.office.findUnique({
    where: { orgId },
    include: { terms: { where: { endedAt: null } }, bindings: { where: { endedAt: null, access: 'full' } } },
  })
  if (!office) return []
  return office.bindings
    .filter((binding) => effectiveAccess(binding.access, office.terms[0], today) === 'full')
    .map((binding) => binding.accountId)
}
