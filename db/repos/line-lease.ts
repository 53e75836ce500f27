import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { jsonRows } from '../json-rows.ts'

/** Takes the lines that nobody holds: their key is unique, so of two processes one gets a line. */
export async function takeLines(tx: Tx, lines: readonly string[], epoch: number, now: Date): Promise<void> {
  if (lines.length === 0) return
  // In one order by all processes: two that take the same lines never wait for each other in a circle.
  const rows = jsonRows(tx, { line: 'text' }, lines.toSorted().map(toRow))
  await tx.$executeRaw`
    INSERT INTO "LineLease" ("line", "epoch", "takenAt")
    SELECT r."line", CAST(${epoch} AS INTEGER), ${moment(tx, now)} FROM ${rows} r WHERE TRUE ORDER BY r."line"
    ON CONFLICT ("line") DO NOTHING`
}

/**
 * Lets go of lines in which nothing waits. One whose next update was recorded meanwhile, by whomever, stays held: who
 * recorded it may have found it held and left it to the holder. Returns what this epoch still holds.
 */
export async function releaseLines(tx: Tx, lines: readonly string[], epoch: number): Promise<string[]> {
  if (lines.length === 0) return []
  const rows = jsonRows(tx, { line: 'text' }, lines.map(toRow))
  await tx.$executeRaw`
    DELETE FROM "LineLease" WHERE "epoch" = ${epoch} AND "line" IN (SELECT r."line" FROM ${rows} r)
      AND NOT EXISTS (SELECT 1 FROM "InboundUpdate" u WHERE u."line" = "LineLease"."line"
        AND u."state" IN ('new', 'applied') AND (u."state" = 'new' OR u."epoch" IS NULL) AND u."body" <> '')`
  const held = await tx.$queryRaw<Array<{ line: string }>>`
    SELECT "line" FROM "LineLease" WHERE "epoch" = ${epoch} AND "line" IN (SELECT r."line" FROM ${rows} r)`
  return held.map(({ line }) => line)
}

/** Lets go of everything: the process ends. */
export async function releaseAllLines(tx: Tx, epoch: number): Promise<void> {
  await tx.lineLease.deleteMany({ where: { epoch } })
}

function toRow(line: string): { line: string } {
  return { line }
}
