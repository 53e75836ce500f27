import { daysLater } from '../../core/time-zone.ts'
import { OVER, soonDays, type TermLadder } from '../../domain/quality/term-ladder.ts'
import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { jsonInts, jsonRows } from '../json-rows.ts'

/** A current term that its office is to be told of, with whoever can be reached: in the chat, else at the chair's address. */
export interface EndingTerm {
  termId: number
  officeId: number
  orgId: number
  orgAisId: string
  name: string
  termTo: string
  /** of the rung that it stands on */
  daysBefore: number
  accounts: Array<{ id: number; account: string }>
}

/** A term with whose it is. */
export interface TermEnd {
  termId: number
  path: string
  termTo: string
}

/** What is asked for: terms that end, or that are over, where people live by one clock. */
interface Asking {
  ladder: TermLadder
  over: boolean
  timeZone: string
  defaultZone: string
  /** the day by that clock */
  today: string
  email: boolean
}

/** More days than any rung has. */
const NOT_YET = 999

/** A chat that holds the office of term `t` and can be reached; else, where letters are sent, the address its chair agreed to. */
const IN_CHAT = Prisma.sql`SELECT a."id" FROM "OfficeBinding" b
  JOIN "Account" a ON a."id" = b."accountId" AND a."reach" = 'active'
  WHERE b."officeId" = t."officeId" AND b."endedAt" IS NULL`
const BY_MAIL = Prisma.sql`SELECT a."id" FROM "Account" a WHERE a."channel" = 'email' AND a."reach" = 'active'
  AND t."emailConsent" = TRUE AND a."externalId" = lower(t."email")`

/** The clock of an organisation: its own, else that of whoever holds the office. */
const zone = (
  defaultZone: string,
) => Prisma.sql`COALESCE(o."timeZone", (SELECT MIN(a."timeZone") FROM "OfficeBinding" b
  JOIN "Account" a ON a."id" = b."accountId" WHERE b."officeId" = t."officeId" AND b."endedAt" IS NULL),
  CAST(${defaultZone} AS TEXT))`

const CURRENT = Prisma.sql`"Term" t JOIN "Office" f ON f."id" = t."officeId" AND t."endedAt" IS NULL
  JOIN "Organisation" o ON o."id" = f."orgId" AND o."removedOn" IS NULL`

/** The clocks by which organisations with a term that ends between two days live. */
export async function zonesOfEndingTerms(
  read: Tx,
  { from, to, defaultZone }: { from: string; to: string; defaultZone: string },
): Promise<string[]> {
  const rows = await read.$queryRaw<Array<{ zone: string }>>`
    SELECT DISTINCT ${zone(defaultZone)} AS "zone" FROM ${CURRENT}
    WHERE t."termTo" >= ${from} AND t."termTo" <= ${to}`
  return rows.map((row) => row.zone)
}

/**
 * Up to `limit` terms behind `after` that are to be told on a rung nearer to the end than the one they were told on last;
 * the nearest end first.
 */
export async function endingTerms(
  tx: Tx,
  { ladder, over, timeZone, defaultZone, today, email }: Asking,
  after: Pick<EndingTerm, 'termTo' | 'termId'> | undefined,
  limit: number,
): Promise<EndingTerm[]> {
  const [from, to] = over
    ? [daysLater(today, -ladder.endedWithinDays), daysLater(today, -1)]
    : [today, daysLater(today, soonDays(ladder))]
  const rung = over ? Prisma.sql`${OVER}` : rungNow(ladder, today)
  const reached = email
    ? Prisma.sql`(EXISTS (${IN_CHAT}) OR EXISTS (${BY_MAIL}))`
    : Prisma.sql`EXISTS (${IN_CHAT})`
  const rows = await tx.$queryRaw<Array<Omit<EndingTerm, 'accounts'>>>`
    SELECT t."id" AS "termId", t."officeId", o."id" AS "orgId", o."aisId" AS "orgAisId",
      COALESCE(o."shortName", o."name") AS "name", t."termTo", ${rung} AS "daysBefore"
    FROM ${CURRENT} LEFT JOIN "TermDays" d ON d."officeId" = t."officeId"
    WHERE t."termTo" >= ${from} AND t."termTo" <= ${to}
      AND ${behind(after)}
      AND (CASE WHEN d."termId" = t."id" AND d."termTo" = t."termTo" THEN d."daysBefore" ELSE ${NOT_YET} END) > ${rung}
      AND ${zone(defaultZone)} = ${timeZone} AND ${reached}
    ORDER BY t."termTo", t."id" LIMIT ${limit}`
  const terms = rows.map((row) => ({
    ...{ ...row, termId: Number(row.termId), officeId: Number(row.officeId), orgId: Number(row.orgId) },
    ...{ daysBefore: Number(row.daysBefore), accounts: [] },
  }))
  return withAccounts(tx, terms, email)
}

/**
 * The rung on which an office stands today; one on which none has begun yet for it stands on no rung that is ever told.
 * Organisations take turns over the days of a rung by the rest of their number: neighbours have neighbouring numbers, so
 * those below one level above are spread. Dates are of one length: that of a turn is a piece of all of them in a row.
 */
function rungNow({ rungs }: TermLadder, today: string): Prisma.Sql {
  const reached = rungs.toReversed().map(({ daysBefore, spreadDays }) => {
    const turns = Array.from({ length: spreadDays }, (_, turn) => daysLater(today, daysBefore - turn))
    const at = Prisma.sql`CAST(1 + ${turns[0]?.length ?? 0} * (o."id" % ${spreadDays}) AS INTEGER)`
    return Prisma.sql`WHEN t."termTo" <= substr(CAST(${turns.join('')} AS TEXT), ${at}, ${turns[0]?.length ?? 0})
      THEN CAST(${daysBefore} AS INTEGER)`
  })
  return Prisma.sql`(CASE ${Prisma.join(reached, ' ')} ELSE ${NOT_YET} END)`
}

async function withAccounts(tx: Tx, terms: readonly EndingTerm[], email: boolean): Promise<EndingTerm[]> {
  const offices = new Map(terms.map((term) => [term.officeId, term]))
  const inChat = await tx.officeBinding.findMany({
    where: { officeId: { in: [...offices.keys()] }, endedAt: null, account: { reach: 'active' } },
    select: { officeId: true, account: { select: { id: true, channel: true, externalId: true } } },
    orderBy: { id: 'asc' },
  })
  for (const { officeId, account } of inChat) addAccount(offices.get(officeId), account)
  if (!email) return [...terms]
  const alone = terms.filter(({ accounts }) => accounts.length === 0).map(({ termId }) => termId)
  const byMail = await tx.$queryRaw<Array<Reached & { officeId: number }>>`
    SELECT t."officeId", a."id", a."channel", a."externalId" FROM "Term" t
      JOIN "Account" a ON a."id" IN (${BY_MAIL}) WHERE t."id" IN ${jsonInts(tx, alone)}`
  for (const { officeId, ...account } of byMail) addAccount(offices.get(Number(officeId)), account)
  return [...terms]
}

interface Reached {
  id: number
  channel: string
  externalId: string
}

function addAccount(term: EndingTerm | undefined, { id, channel, externalId }: Reached): void {
  if (term?.accounts.some((known) => known.id === Number(id))) return
  term?.accounts.push({ id: Number(id), account: `${channel}:${externalId}` })
}

/** How many offices were told on a day of the union's clock. */
export function toldOn(read: Tx, day: string): Promise<number> {
  return read.termDays.count({ where: { toldOn: day } })
}

/** Remembers what offices were told of. */
export async function markTold(tx: Tx, terms: readonly EndingTerm[], day: string): Promise<void> {
  const columns = { officeId: 'int', termId: 'int', termTo: 'text', daysBefore: 'int' } as const
  const rows = terms.map(({ officeId, termId, termTo, daysBefore }) => ({
    ...{ officeId, termId, termTo, daysBefore },
  }))
  await tx.$executeRaw`
    INSERT INTO "TermDays" ("officeId", "termId", "termTo", "daysBefore", "toldOn")
    SELECT r."officeId", r."termId", r."termTo", r."daysBefore", CAST(${day} AS TEXT)
    FROM ${jsonRows(tx, columns, rows)} r WHERE TRUE
    ON CONFLICT ("officeId") DO UPDATE SET "termId" = excluded."termId", "termTo" = excluded."termTo",
      "daysBefore" = excluded."daysBefore", "toldOn" = excluded."toldOn"`
}

/** A page of current terms that end between two days, in the order of their ends: whose they are, and when. */
export async function termEnds(
  read: Tx,
  { from, to }: { from: string; to: string },
  after: TermEnd | undefined,
  limit: number,
): Promise<TermEnd[]> {
  const rows = await read.$queryRaw<TermEnd[]>`
    SELECT t."id" AS "termId", o."path", t."termTo" FROM ${CURRENT}
    WHERE t."termTo" >= ${from} AND t."termTo" <= ${to} AND ${behind(after)}
    ORDER BY t."termTo", t."id" LIMIT ${limit}`
  return rows.map((row) => ({ ...row, termId: Number(row.termId) }))
}

/** The page begins behind this term: the index of ends is read once, whatever the number of pages. */
function behind(after: Pick<TermEnd, 'termTo' | 'termId'> | undefined): Prisma.Sql {
  if (!after) return Prisma.sql`TRUE`
  return Prisma.sql`t."termTo" >= ${after.termTo} AND (t."termTo" > ${after.termTo} OR t."id" > ${after.termId})`
}

/** The days on which those above were told of terms below them, and looked for some. */
export async function termDaysOf(read: Tx, officeIds: readonly number[]) {
  const rows = await read.termDays.findMany({ where: { officeId: { in: [...officeIds] } } })
  return new Map(rows.map((row) => [row.officeId, row]))
}

export async function setTermDays(
  tx: Tx,
  officeId: number,
  days: { digestOn?: string; lookedOn: string },
): Promise<void> {
  await tx.termDays.upsert({ where: { officeId }, create: { officeId, ...days }, update: days })
}
