import type { GrantHeld } from '../../domain/identity/who.ts'
import type { Tx } from '../client.ts'
import type { SentFile } from './sent-files.ts'

/** Notes who imported a file, by what right, and what it did. */
export async function recordImport(
  tx: Tx,
  { accountId, counts }: SentFile,
  { role, orgId }: GrantHeld,
  now: Date,
): Promise<void> {
  await tx.change.create({
    data: {
      ...{ kind: 'import', orgId, accountId, field: counts?.kind ?? '', newValue: JSON.stringify(counts) },
      ...{ source: role, changedAt: now },
    },
  })
}
