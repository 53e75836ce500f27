import type { Database } from '../db/client.ts'
import { findRuleRoot } from '../db/repos/rules.ts'
import { Failure } from './failure.ts'

/** The organisation named, or the union. */
export async function rootOf(read: Database['read'], aisId: string | undefined) {
  if (aisId === undefined) {
    const union = await read.organisation.findFirst({ where: { level: 'union' }, select: { id: true } })
    if (!union) throw new Failure('The registry is empty.', 'Import a registry first.')
    const root = await findRuleRoot(read, { id: union.id })
    if (root) return root
  }
  const root = await findRuleRoot(read, { aisId: aisId ?? '' })
  if (!root) throw new Failure(`There is no organisation ${aisId}.`, 'Check the ais_id.')
  return root
}
