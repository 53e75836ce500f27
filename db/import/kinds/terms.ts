import { type ChairChange, concernsAccess } from '../../../domain/identity/chair-change.ts'
import { isAnotherChair, isAnotherTerm } from '../../../domain/organisation/term.ts'
import type { RowOf } from '../../../domain/registry/row-schemas.ts'
import { type Bulk, jsonList, jsonTable, momentLiteral } from '../bulk.ts'
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
export async function writeTerms(
  bulk: Bulk,
  rows: ReadonlyArray<WrittenRow<'organisations'>>,
  now: Date,
): Promise<void> {
  const current = await currentTerms(
    bulk,
    rows.map(({ row }) => row.ais_id),
  )
  const knownOrgs = rows.flatMap(({ known }) => (known ? [known.id] : []))
  const decided = await decidedHere(bulk, 'orgId', ['term'], knownOrgs)
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
  await bulk.run(
    `UPDATE "Term" SET "endedAt" = ${momentLiteral(bulk.dialect, now)}
     WHERE "id" IN (SELECT j.value FROM ${jsonList(bulk.dialect, 'int')})`,
    JSON.stringify(ended),
  )
  await insertTerms(bulk, fresh, now)
  await correctTerms(bulk, corrected)
  await recordChairChanges(bulk, changes.filter(concernsAccess), now)
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

async function currentTerms(bulk: Bulk, aisIds: readonly string[]): Promise<Map<string, TermRow>> {
  if (bulk.dialect === 'postgres') await lockTerms(bulk, aisIds)
  const rows = await bulk.all<TermRow>(
    `SELECT o."aisId", o."id" AS "orgId", f."id" AS "officeId", t."id" AS "termId", t."chairFullName", t."phone",
            t."email", t."emailConsent", t."termFrom", t."termTo"
     FROM ${jsonList(bulk.dialect, 'text')} JOIN "Organisation" o ON o."aisId" = j.value
     JOIN "Office" f ON f."orgId" = o."id"
     LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL`,
    JSON.stringify(aisIds),
  )
  return new Map(rows.map((row) => [row.aisId, row]))
}

/** Whoever changes a term just now is waited for: what is read afterwards stays so. */
async function lockTerms(bulk: Bulk, aisIds: readonly string[]): Promise<void> {
  await bulk.run(
    `SELECT t."id" FROM ${jsonList(bulk.dialect, 'text')} JOIN "Organisation" o ON o."aisId" = j.value
     JOIN "Office" f ON f."orgId" = o."id" JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
     ORDER BY t."id" FOR UPDATE OF t`,
    JSON.stringify(aisIds),
  )
}

const TYPES = {
  chairFullName: 'text',
  phone: 'text',
  email: 'text',
  emailConsent: 'flag',
  termFrom: 'text',
  termTo: 'text',
} as const satisfies Record<keyof ChairFields, string>
const FIELDS = Object.keys(TYPES)

async function insertTerms(bulk: Bulk, terms: readonly unknown[], now: Date): Promise<void> {
  if (terms.length === 0) return
  await bulk.run(
    `INSERT INTO "Term" ("officeId", ${FIELDS.map((name) => `"${name}"`).join(', ')}, "startedAt")
     SELECT j."officeId", ${FIELDS.map((name) => `j."${name}"`).join(', ')}, ${momentLiteral(bulk.dialect, now)}
     FROM ${jsonTable(bulk.dialect, { officeId: 'int', ...TYPES })}`,
    JSON.stringify(terms),
  )
}

async function correctTerms(bulk: Bulk, terms: readonly unknown[]): Promise<void> {
  if (terms.length === 0) return
  await bulk.run(
    `UPDATE "Term" SET ${FIELDS.map((name) => `"${name}" = j."${name}"`).join(', ')}
     FROM ${jsonTable(bulk.dialect, { id: 'int', ...TYPES })} WHERE "Term"."id" = j."id"`,
    JSON.stringify(terms),
  )
}
