import { type ChairChange, concernsAccess } from '../../../domain/identity/chair-change.ts'
import { isAnotherChair, isAnotherTerm } from '../../../domain/organisation/term.ts'
import type { RowOf } from '../../../domain/registry/row-schemas.ts'
import { type BulkDatabase, storedMoment } from '../bulk-database.ts'
import type { WrittenRow } from '../kind-spec.ts'
import { decidedHere } from '../protection.ts'
import { recordChairChanges } from '../settle-chairs.ts'

interface ChairFields {
  chairFullName: string | null
  phone: string | null
  email: string | null
  emailConsent: boolean | null
  termFrom: string | null
  termTo: string | null
}

interface TermRow extends Omit<ChairFields, 'emailConsent'> {
  aisId: string
  orgId: number | bigint
  officeId: number | bigint
  termId: number | bigint | null
  emailConsent: number | bigint | boolean | null
}

/** The names that the audit trail gives to the fields of a term. */
const CHANGE_NAMES: Record<keyof ChairFields, string> = {
  chairFullName: 'chair_full_name',
  phone: 'chair_phone',
  email: 'chair_email',
  emailConsent: 'chair_email_consent',
  termFrom: 'term_from',
  termTo: 'term_to',
}

/** Brings the current terms of the offices up to the rows; where the chair changed, access is settled afterwards. */
export function writeTerms(
  bulk: BulkDatabase,
  rows: ReadonlyArray<WrittenRow<'organisations'>>,
  now: Date,
): void {
  const current = currentTerms(
    bulk,
    rows.map(({ row }) => row.ais_id),
  )
  const knownOrgs = rows.flatMap(({ known }) => (known ? [known.id] : []))
  const decided = decidedHere(bulk, 'orgId', ['term'], knownOrgs)
  const [fresh, corrected, ended]: [unknown[], unknown[], number[]] = [[], [], []]
  const changes: ChairChange[] = []
  for (const { row } of rows) {
    const term = current.get(row.ais_id)
    if (!term) continue
    const next = merge(term, chairOf(row), decided.get(Number(term.orgId)))
    const officeId = Number(term.officeId)
    if (term.termId === null) {
      fresh.push({ officeId, ...next })
      continue
    }
    changes.push({ officeId, before: term, after: next })
    if (isAnotherTerm(term, next)) {
      ended.push(Number(term.termId))
      fresh.push({ officeId, ...next })
    } else corrected.push({ id: Number(term.termId), ...next })
  }
  bulk.run(
    `UPDATE "Term" SET "endedAt" = ? WHERE "id" IN (SELECT value FROM json_each(?))`,
    storedMoment(now),
    JSON.stringify(ended),
  )
  insertTerms(bulk, fresh, now)
  correctTerms(bulk, corrected)
  recordChairChanges(bulk, changes.filter(concernsAccess), now)
}

function chairOf(row: RowOf<'organisations'>): ChairFields {
  return {
    chairFullName: row.chair_full_name,
    phone: row.chair_phone,
    email: row.chair_email,
    emailConsent: row.chair_email_consent,
    termFrom: row.term_from,
    termTo: row.term_to,
  }
}

/** A value of the row wins; an empty cell leaves what was decided here of this very chair, never of the one before. */
function merge(term: TermRow, row: ChairFields, decided: ReadonlySet<string> | undefined): ChairFields {
  if (row.chairFullName !== null && isAnotherChair(term, row)) return row
  const keeps = (field: keyof ChairFields) =>
    row[field] === null && (decided?.has(CHANGE_NAMES[field]) || decided?.has(field))
  return {
    chairFullName: keeps('chairFullName') ? term.chairFullName : row.chairFullName,
    phone: keeps('phone') ? term.phone : row.phone,
    email: keeps('email') ? term.email : row.email,
    emailConsent:
      keeps('emailConsent') && term.emailConsent !== null ? Boolean(term.emailConsent) : row.emailConsent,
    termFrom: keeps('termFrom') ? term.termFrom : row.termFrom,
    termTo: keeps('termTo') ? term.termTo : row.termTo,
  }
}

function currentTerms(bulk: BulkDatabase, aisIds: readonly string[]): Map<string, TermRow> {
  const rows = bulk.all<TermRow>(
    `SELECT o."aisId", o."id" AS "orgId", f."id" AS "officeId", t."id" AS "termId", t."chairFullName", t."phone",
            t."email", t."emailConsent", t."termFrom", t."termTo"
     FROM json_each(?) j JOIN "Organisation" o ON o."aisId" = j.value
     JOIN "Office" f ON f."orgId" = o."id"
     LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL`,
    JSON.stringify(aisIds),
  )
  return new Map(rows.map((row) => [row.aisId, row]))
}

const FIELDS = Object.keys(CHANGE_NAMES)
const TAKEN = FIELDS.map((name) => `json_extract(value, '$.${name}')`)

function insertTerms(bulk: BulkDatabase, terms: readonly unknown[], now: Date): void {
  if (terms.length === 0) return
  bulk.run(
    `INSERT INTO "Term" ("officeId", ${FIELDS.map((name) => `"${name}"`).join(', ')}, "startedAt")
     SELECT json_extract(value, '$.officeId'), ${TAKEN.join(', ')}, ? FROM json_each(?)`,
    storedMoment(now),
    JSON.stringify(terms),
  )
}

function correctTerms(bulk: BulkDatabase, terms: readonly unknown[]): void {
  if (terms.length === 0) return
  bulk.run(
    `UPDATE "Term" SET ${FIELDS.map((name, at) => `"${name}" = ${TAKEN[at]}`).join(', ')}
     FROM json_each(?) WHERE "Term"."id" = json_extract(value, '$.id')`,
    JSON.stringify(terms),
  )
}
