import { cleanWords, type ListedPartner, NEW_FOR_DAYS, type Partner } from '../../domain/bonus/partner.ts'
import { dayAfter } from '../../domain/bonus/working-days.ts'
import { normalForm, shortKey } from '../../domain/words.ts'
import type { Tx } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { isVisible, type PartnerScope } from './partner-scope.ts'

/** A town or a category with its partners; the file may write it in several ways. */
export interface PartnerGroup {
  key: string
  name: string
  partners: number
  written: string[]
}

/** Which partners are wanted, and which come first. */
export interface PartnerFilter {
  scope?: 'federal' | 'regional' | undefined
  category?: PartnerGroup | undefined
  town?: PartnerGroup | undefined
  /** the member's own town: its partners lead */
  near?: PartnerGroup | undefined
}

/** Towns or categories of the partners that hold today, in the order of their names. */
export async function partnerGroups(
  read: Tx,
  scope: PartnerScope,
  by: 'town' | 'category',
  filter: PartnerFilter = {},
): Promise<PartnerGroup[]> {
  const column = Prisma.raw(`p."${by}"`)
  const rows = await read.$queryRaw<Array<{ written: string; n: number | bigint }>>`
    SELECT ${column} AS "written", COUNT(*) AS "n" FROM "Partner" p
    WHERE ${isVisible(read, scope)} AND ${fits(filter)} AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY ${column}`
  const groups = new Map<string, PartnerGroup>()
  for (const { written, n } of rows) {
    const name = cleanWords(written)
    if (name === null || normalForm(name) === '') continue
    const key = shortKey(name)
    const group = groups.get(key) ?? { key, name, partners: 0, written: [] }
    groups.set(key, { ...group, partners: group.partners + Number(n), written: [...group.written, written] })
  }
  return [...groups.values()]
}

/** How many partners of each scope hold today. */
export async function countPartners(
  read: Tx,
  scope: PartnerScope,
  filter: PartnerFilter = {},
): Promise<{ federal: number; regional: number }> {
  const rows = await read.$queryRaw<Array<{ scope: string; n: number | bigint }>>`
    SELECT p."scope" AS "scope", COUNT(*) AS "n" FROM "Partner" p
    WHERE ${isVisible(read, scope)} AND ${fits(filter)} GROUP BY p."scope"`
  const count = (name: string) => Number(rows.find((row) => row.scope === name)?.n ?? 0)
  return { federal: count('federal'), regional: count('regional') }
}

/** A part of the list: the own town, the whole region, all of Russia, other towns; newest conditions first. */
export async function listPartners(
  read: Tx,
  scope: PartnerScope,
  filter: PartnerFilter,
  { skip, take }: { skip: number; take: number },
): Promise<ListedPartner[]> {
  const rows = await read.$queryRaw<Listed[]>`
    SELECT ${LISTED} FROM "Partner" p WHERE ${isVisible(read, scope)} AND ${fits(filter)}
    ORDER BY CASE WHEN ${writtenAs('town', filter.near)} THEN 0
      WHEN p."town" IS NULL AND p."scope" = 'regional' THEN 1 WHEN p."town" IS NULL THEN 2
      WHEN p."scope" = 'regional' THEN 3 ELSE 4 END,
      COALESCE(p."validFrom", '') DESC, p."name", p."id"
    LIMIT ${take} OFFSET ${skip}`
  return rows.map((row) => toListed(row, scope.today))
}

/** Partners by id, in that order; those that do not hold for the member today are left out. */
export async function partnersByIds(
  read: Tx,
  scope: PartnerScope,
  ids: readonly number[],
): Promise<ListedPartner[]> {
  if (ids.length === 0) return []
  const rows = await read.$queryRaw<Listed[]>`
    SELECT ${LISTED} FROM "Partner" p WHERE ${isVisible(read, scope)} AND p."id" IN (${Prisma.join([...ids])})`
  const byId = new Map(rows.map((row) => [Number(row.id), toListed(row, scope.today)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A partner of the member's whose conditions hold today; undefined for any other. */
export async function findPartner(read: Tx, scope: PartnerScope, id: number): Promise<Partner | undefined> {
  const [seen] = await partnersByIds(read, scope, [id])
  if (!seen) return undefined
  const row = await read.partner.findUniqueOrThrow({ where: { id }, include: { region: true } })
  const { isNew: _, ...listed } = seen
  return {
    ...listed,
    scope: row.scope === 'federal' ? 'federal' : 'regional',
    category: cleanWords(row.category),
    conditions: cleanWords(row.conditions),
    ...{ url: row.url, validFrom: row.validFrom, validTo: row.validTo },
    regionName: row.region && (row.region.shortName ?? row.region.name),
  }
}

type Listed = Record<'name' | 'town' | 'cashbackText' | 'cashbackPct' | 'validFrom', string | null> & {
  id: number | bigint
}

const LISTED = Prisma.raw('p."id", p."name", p."town", p."cashbackText", p."cashbackPct", p."validFrom"')

function toListed({ validFrom, ...row }: Listed, today: string): ListedPartner {
  return {
    id: Number(row.id),
    name: cleanWords(row.name) ?? '—',
    town: cleanWords(row.town),
    cashbackText: cleanWords(row.cashbackText),
    cashbackPct: row.cashbackPct,
    isNew: validFrom !== null && validFrom > dayAfter(today, -NEW_FOR_DAYS),
  }
}

function fits({ scope, category, town }: PartnerFilter): Prisma.Sql {
  const conditions = [
    ...(scope ? [Prisma.sql`p."scope" = ${scope}`] : []),
    ...(category ? [writtenAs('category', category)] : []),
    ...(town ? [writtenAs('town', town)] : []),
  ]
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`1 = 1`
}

function writtenAs(column: 'town' | 'category', group: PartnerGroup | undefined): Prisma.Sql {
  if (!group || group.written.length === 0) return Prisma.sql`1 = 0`
  return Prisma.sql`${Prisma.raw(`p."${column}"`)} IN (${Prisma.join(group.written)})`
}
