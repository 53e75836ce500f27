import { z } from 'zod'
import type { ChairChange } from '../../domain/identity/chair-change.ts'
import type { TermOfOffice } from '../../domain/organisation/term.ts'
import type { Database } from '../client.ts'
import { settleAccess } from '../repos/chair-change.ts'
import { type Bulk, jsonTable, momentLiteral } from './bulk.ts'

/** Kinds of a change of chair in the audit trail: written by an import, and settled. */
const [OPEN, SETTLED] = ['chair.import', 'chair'] as const
/** Few enough that the bot does not wait for them. */
const BATCH = 100

const termSchema: z.ZodType<TermOfOffice> = z.object({
  chairFullName: z.string().nullable(),
  phone: z.string().nullable(),
  termFrom: z.string().nullable(),
  termTo: z.string().nullable(),
})

/** Notes changes of chairs in the transaction that wrote them, so that a kill cannot lose what follows from them. */
export async function recordChairChanges(
  bulk: Bulk,
  changes: readonly ChairChange[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ officeId, before, after }) => ({
    officeId,
    before: JSON.stringify(termSchema.parse(before)),
    after: JSON.stringify(termSchema.parse(after)),
  }))
  await bulk.run(
    `INSERT INTO "Change" ("kind", "orgId", "officeId", "field", "oldValue", "newValue", "source", "changedAt")
     SELECT '${OPEN}', f."orgId", f."id", 'term', j."before", j."after", 'ais',
            ${momentLiteral(bulk.dialect, now)}
     FROM ${jsonTable(bulk.dialect, { officeId: 'int', before: 'text', after: 'text' })}
     JOIN "Office" f ON f."id" = j."officeId" ORDER BY f."id"`,
    JSON.stringify(rows),
  )
}

/** Settles who keeps access after the changes of chairs that imports have noted, also one that was killed. */
export async function settleChairs(database: Database, now: Date): Promise<void> {
  for (;;) {
    const open = await database.read.change.findMany({
      where: { kind: OPEN },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    if (open.length === 0) return
    await database.write.$transaction(async (tx) => {
      // One after another: of one office there may be several, from imports that were killed.
      for (const { officeId, oldValue, newValue, changedAt } of open) {
        if (officeId === null) continue
        const change = { officeId, before: readTerm(oldValue), after: readTerm(newValue) }
        await settleAccess(tx, [change], { source: 'ais', now, writtenAt: changedAt })
      }
      await tx.change.updateMany({
        where: { id: { in: open.map(({ id }) => id) } },
        data: { kind: SETTLED },
      })
    })
  }
}

function readTerm(json: string | null): TermOfOffice {
  return termSchema.parse(JSON.parse(json ?? 'null'))
}
