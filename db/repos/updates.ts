import type { Tx } from '../client.ts'
import { moment } from '../dialect.ts'
import { Prisma } from '../generated/client.ts'
import { jsonInts, jsonRows } from '../json-rows.ts'

/** An update as it came, and whose order it keeps: the person's id. */
export interface Incoming {
  updateId: string
  line: string
  /** JSON */
  body: string
}

/** The next update of a line. */
export interface Head extends Incoming {
  id: number
  /** its effect is committed, its person is not answered */
  applied: boolean
  attempts: number
  /** its last attempt ended with the death of the process */
  died: boolean
  receivedAt: Date
}

/** What became of an attempt. `again`: it waits for the next one, which counts for nothing less `back`. */
export interface Settled {
  id: number
  state: 'answered' | 'again' | 'parked'
  reason: string | null
  /** attempts that do not count */
  back: number
}

/** Waits for somebody who handles it: new, or applied by a process that could not answer. */
const WAITS = Prisma.sql`"state" IN ('new', 'applied') AND ("state" = 'new' OR "epoch" IS NULL) AND "body" <> ''`

/** Writes updates in the order given; returns the ids of those that were not there yet. */
export async function recordUpdates(
  tx: Tx,
  channel: string,
  updates: readonly Incoming[],
  now: Date,
): Promise<Set<string>> {
  const columns = { at: 'int', updateId: 'text', line: 'text', body: 'text' } as const
  const rows = jsonRows(
    tx,
    columns,
    updates.map((update, at) => ({ at, ...update })),
  )
  const written = await tx.$queryRaw<Array<{ updateId: string }>>`
    INSERT INTO "InboundUpdate" ("channel", "updateId", "line", "body", "state", "attempts", "receivedAt", "stateAt")
    SELECT CAST(${channel} AS TEXT), r."updateId", r."line", r."body", 'new', 0, ${moment(tx, now)}, ${moment(tx, now)}
    FROM ${rows} r WHERE TRUE ORDER BY r."at"
    ON CONFLICT ("channel", "updateId") DO NOTHING
    RETURNING "updateId"`
  return new Set(written.map(({ updateId }) => updateId))
}

interface HeadRow {
  id: number | bigint
  line: string
  updateId: string
  body: string
  state: string
  attempts: number | bigint
  reason: string | null
  receivedAt: Date | string
}

/**
 * The first update of each of these lines, where it waits: behind one that is in anybody's hands nothing is begun. With
 * `holder`, only in lines that this epoch holds.
 */
export async function headsOf(tx: Tx, lines: readonly string[], holder?: number): Promise<Head[]> {
  if (lines.length === 0) return []
  const asked = jsonRows(
    tx,
    { line: 'text' },
    lines.map((line) => ({ line })),
  )
  const held =
    holder === undefined
      ? Prisma.empty
      : Prisma.sql`AND "line" IN (SELECT l."line" FROM "LineLease" l WHERE l."epoch" = ${holder})`
  const rows = await tx.$queryRaw<HeadRow[]>`
    SELECT "id", "line", "updateId", "body", "state", "attempts", "reason", "receivedAt" FROM "InboundUpdate"
    WHERE ${WAITS} AND "id" IN (SELECT MIN("id") FROM "InboundUpdate"
      WHERE "line" IN (SELECT r."line" FROM ${asked} r) ${held} AND "state" IN ('new', 'claimed', 'applied')
        AND "body" <> '' GROUP BY "line")`
  return rows.map(({ id, line, updateId, body, state, attempts, reason, receivedAt }) => ({
    ...{ id: Number(id), line, updateId, body, applied: state === 'applied' },
    ...{ attempts: Number(attempts), died: reason === DIED, receivedAt: new Date(receivedAt) },
  }))
}

/** Takes updates for an attempt, which is counted before it begins. Returns those that nobody took before. */
export async function claimUpdates(
  tx: Tx,
  ids: readonly number[],
  epoch: number,
  now: Date,
): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.$queryRaw<Array<{ id: number | bigint }>>`
    UPDATE "InboundUpdate" SET "state" = CASE WHEN "state" = 'new' THEN 'claimed' ELSE "state" END,
      "attempts" = "attempts" + 1, "epoch" = ${epoch}, "stateAt" = ${moment(tx, now)}
    WHERE "id" IN ${jsonInts(tx, ids)} AND ${WAITS}
    RETURNING "id"`
  return new Set(rows.map(({ id }) => Number(id)))
}

/** Gives back what this epoch took and has not in hand: the answer to its claim was lost, nothing was begun. */
export async function giveBackUpdates(tx: Tx, epoch: number, inHand: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "InboundUpdate" SET "state" = CASE WHEN "state" = 'claimed' THEN 'new' ELSE "state" END,
      "epoch" = NULL, "attempts" = "attempts" - 1
    WHERE "state" IN ('claimed', 'applied') AND "epoch" = ${epoch} AND "id" NOT IN ${jsonInts(tx, inHand)}`
}

/** Writes what became of attempts of this epoch. What is over keeps no body; what was applied is known as such. */
export async function settleUpdates(
  tx: Tx,
  epoch: number,
  settled: readonly Settled[],
  now: Date,
): Promise<void> {
  if (settled.length === 0) return
  const columns = { id: 'int', state: 'text', reason: 'text', back: 'int' } as const
  const rows = jsonRows(
    tx,
    columns,
    settled.map(({ id, state, reason, back }) => ({ id, state, reason, back })),
  )
  await tx.$executeRaw`
    UPDATE "InboundUpdate" SET
      "state" = CASE WHEN r."state" <> 'again' THEN r."state" WHEN "InboundUpdate"."state" = 'claimed' THEN 'new'
        ELSE "InboundUpdate"."state" END,
      "reason" = CASE WHEN r."state" = 'parked' AND "InboundUpdate"."state" = 'applied'
        THEN ${AFTER_EFFECT} || r."reason" ELSE r."reason" END,
      "body" = CASE WHEN r."state" = 'answered' THEN '' ELSE "body" END,
      "epoch" = NULL, "attempts" = "attempts" - r."back", "stateAt" = ${moment(tx, now)}
    FROM ${rows} r
    WHERE "InboundUpdate"."id" = r."id" AND "epoch" = ${epoch}
      AND "InboundUpdate"."state" IN ('claimed', 'applied')`
}

/** Passes over what stands behind the first `keep` of a line; returns the lines where something did. */
export async function trimLines(
  tx: Tx,
  lines: readonly string[],
  keep: number,
  now: Date,
): Promise<string[]> {
  if (lines.length === 0) return []
  const asked = jsonRows(
    tx,
    { line: 'text' },
    lines.map((line) => ({ line })),
  )
  const rows = await tx.$queryRaw<Array<{ line: string }>>`
    UPDATE "InboundUpdate" SET "state" = 'answered', "reason" = 'flood', "body" = '', "stateAt" = ${moment(tx, now)}
    WHERE "state" = 'new' AND "attempts" = 0 AND "id" IN (
      SELECT w."id" FROM (
        SELECT "id", ROW_NUMBER() OVER (PARTITION BY "line" ORDER BY "id") AS "place" FROM "InboundUpdate"
        WHERE "line" IN (SELECT r."line" FROM ${asked} r) AND "state" = 'new') w
      WHERE w."place" > ${keep})
    RETURNING "line"`
  return [...new Set(rows.map(({ line }) => line))]
}

/** The reason of an update whose process died with it. */
const DIED = 'died'
/** What a parked update's reason begins with where only the answer is missing. */
const AFTER_EFFECT = 'answer:'

/** Who looks: claims are nobody's where their epoch has ended, or is another one though this process works `alone`. */
export interface Survivor {
  epoch: number
  alone: boolean
}

function nobodys({ epoch, alone }: Survivor): Prisma.Sql {
  const ended = Prisma.sql`AND "epoch" IN (SELECT w."epoch" FROM "WorkerEpoch" w WHERE w."endedAt" IS NOT NULL)`
  return Prisma.sql`"epoch" <> ${epoch} ${alone ? Prisma.empty : ended}`
}

/** Has a dead process left updates or lines? */
export async function hasOrphans(read: Tx, survivor: Survivor): Promise<boolean> {
  const rows = await read.$queryRaw<unknown[]>`
    SELECT 1 AS "one" WHERE EXISTS (
        SELECT 1 FROM "InboundUpdate" WHERE "state" IN ('claimed', 'applied') AND ${nobodys(survivor)})
      OR EXISTS (SELECT 1 FROM "LineLease" WHERE ${nobodys(survivor)})`
  return rows.length > 0
}

/**
 * Gives back what dead processes had in hand, or parks it where it was tried `most` times; their leases end. Returns
 * the ids of what was parked.
 */
export async function recoverUpdates(tx: Tx, survivor: Survivor, most: number, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ updateId: string; state: string }>>`
    UPDATE "InboundUpdate" SET
      "state" = CASE WHEN "attempts" >= ${most} THEN 'parked' WHEN "state" = 'claimed' THEN 'new' ELSE "state" END,
      "reason" = CASE WHEN "attempts" >= ${most} AND "state" = 'applied' THEN ${AFTER_EFFECT + DIED} ELSE ${DIED} END,
      "epoch" = NULL, "stateAt" = ${moment(tx, now)}
    WHERE "state" IN ('claimed', 'applied') AND ${nobodys(survivor)}
    RETURNING "updateId", "state"`
  await tx.$executeRaw`DELETE FROM "LineLease" WHERE ${nobodys(survivor)}`
  return rows.filter(({ state }) => state === 'parked').map(({ updateId }) => updateId)
}

/** Lines in which an update waits and that no other epoch holds, oldest update first. */
export async function waitingLines(read: Tx, epoch: number, limit: number): Promise<string[]> {
  const rows = await read.$queryRaw<Array<{ line: string }>>`
    SELECT "line" FROM "InboundUpdate" WHERE ${WAITS} AND NOT EXISTS (
      SELECT 1 FROM "LineLease" l WHERE l."line" = "InboundUpdate"."line" AND l."epoch" <> ${epoch})
    ORDER BY "id" LIMIT ${limit}`
  return [...new Set(rows.map(({ line }) => line))]
}
