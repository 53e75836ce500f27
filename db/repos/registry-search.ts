import { readPhone } from '../../core/phone.ts'
import { type Query, slipsOf } from '../../domain/lookup/query.ts'
import { type Named, orgLabel } from '../../domain/organisation/label.ts'
import type { PrismaClient } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { unindexed } from '../sql.ts'
import { searchPrimaries } from './organisation-search.ts'
import { below } from './path-range.ts'

/** Something that was found: an organisation, or a person with where they are. */
export type Hit =
  | { what: 'org'; id: number; label: string; above: string | undefined }
  | { what: 'person'; id: number; label: string; above: string; hasLeft: boolean }

/** More than this is looked for in a better way. */
export const MOST_HITS = 48

/**
 * Organisations and people of these sub-trees by what was typed: a name, a number of the registry, a phone, a ticket. What
 * is meant exactly comes first; where nothing is, one slip of the finger in a name is forgiven.
 */
export async function searchRegistry(
  read: PrismaClient,
  text: string,
  query: Query,
  roots: readonly string[],
): Promise<Hit[]> {
  const exact = await byNumber(read, text, query, roots)
  if (exact.length > 0) return exact
  const [orgs, people] = await Promise.all([
    orgsByName(read, query, roots),
    peopleByName(read, query.names, roots),
  ])
  const found = [...orgs, ...people]
  if (found.length > 0) return found.slice(0, MOST_HITS)
  const [similarOrgs, similarPeople] = await Promise.all([
    similarPrimaries(read, text, roots),
    peopleWithSlip(read, query.names, roots),
  ])
  return [...similarOrgs, ...similarPeople].slice(0, MOST_HITS)
}

const ORG = { id: true, path: true, level: true, kind: true, name: true, shortName: true } as const
const ORG_AND_ABOVE = { ...ORG, parent: { select: ORG } } as const
const PERSON = { id: true, lastName: true, firstName: true, middleName: true, leftOn: true } as const

interface OrgRow extends Named {
  id: number
  path: string
}

/** What is above the own sub-tree is nobody's affair here. */
function orgHit(row: OrgRow & { parent: OrgRow | null }, roots: readonly string[]): Hit {
  const { id, parent } = row
  const isOwn = parent && roots.some((root) => parent.path.startsWith(root))
  return { what: 'org', id, label: orgLabel(row), above: isOwn ? orgLabel(parent) : undefined }
}

interface PersonRow {
  id: number | bigint
  lastName: string
  firstName: string
  middleName: string | null
  leftOn: string | null
  org: OrgRow
}

function personHit({ id, lastName, firstName, middleName, leftOn, org }: PersonRow): Hit {
  const label = [lastName, firstName, middleName].filter(Boolean).join(' ')
  return { what: 'person', id: Number(id), label, above: orgLabel(org), hasLeft: leftOn !== null }
}

function within(roots: readonly string[]) {
  return roots.map(below).map(({ from, to }) => ({ path: { gte: from, lt: to } }))
}

/** A phone, a ticket, a number of the registry, an ИНН: each is asked of its own index. */
async function byNumber(
  read: PrismaClient,
  text: string,
  { key }: Query,
  roots: readonly string[],
): Promise<Hit[]> {
  const phone = /\d{10}/.test(text.replace(/\D/g, '')) ? readPhone(text) : undefined
  const word = text.trim()
  const place = { OR: within(roots) }
  const order = { orderBy: { id: 'asc' }, take: MOST_HITS } as const
  const isNumber = /\d/.test(key)
  const members = [{ aisId: word }, ...(isNumber ? [{ ticketKey: key }] : []), ...(phone ? [{ phone }] : [])]
  const orgs = [
    { aisId: word },
    ...(/^\d{10}$/.test(key) ? [{ inn: key }] : []),
    ...(phone ? [{ office: { is: { terms: { some: { phone, endedAt: null } } } } }] : []),
  ]
  const people = { ...PERSON, org: { select: ORG } }
  const found = await Promise.all([
    ...orgs.map((where) =>
      read.organisation.findMany({ where: { AND: [where, place] }, select: ORG_AND_ABOVE, ...order }),
    ),
  ])
  const foundPeople = await Promise.all(
    members.map((where) =>
      read.member.findMany({ where: { ...where, org: place }, select: people, ...order }),
    ),
  )
  return unique([...found.flat().map((row) => orgHit(row, roots)), ...foundPeople.flat().map(personHit)])
}

/** Every word is somewhere in the name, or in that of the organisation above. */
async function orgsByName(read: PrismaClient, { words }: Query, roots: readonly string[]): Promise<Hit[]> {
  if (words.length === 0) return []
  const rows = await read.organisation.findMany({
    where: {
      OR: within(roots),
      AND: words.map((word) => ({
        OR: [{ searchName: { contains: word } }, { parent: { is: { searchName: { contains: word } } } }],
      })),
    },
    select: { ...ORG_AND_ABOVE, searchName: true },
    orderBy: { path: 'asc' },
    take: 4 * MOST_HITS,
  })
  return rows
    .map((row) => ({ row, rank: rankOf(row.searchName, words) }))
    .sort((one, other) => other.rank - one.rank || one.row.id - other.row.id)
    .slice(0, MOST_HITS / 2)
    .map(({ row }) => orgHit(row, roots))
}

/** Words that stand in the name as they were typed: «12» is not meant where «112» is written. */
function rankOf(name: string, words: readonly string[]): number {
  const own = new Set(name.match(/\d+|\p{L}+/gu) ?? [])
  return words.filter((word) => own.has(word)).length
}

async function similarPrimaries(read: PrismaClient, text: string, roots: readonly string[]): Promise<Hit[]> {
  const found = await searchPrimaries(read, text, 10 * MOST_HITS)
  return found
    .filter(({ path }) => roots.some((root) => path.startsWith(root)))
    .slice(0, MOST_HITS / 2)
    .map(({ id, name, parentName }) => ({ what: 'org', id, label: name, above: parentName }))
}

/** Any of the words may be the surname; the others begin the first and the middle name. */
async function peopleByName(
  read: PrismaClient,
  names: readonly string[],
  roots: readonly string[],
): Promise<Hit[]> {
  const found: Hit[] = []
  for (const name of names.slice(0, 3)) {
    if (name.length < 2) continue
    const [from, to] = [name, `${name}\u{10ffff}`]
    const surname = Prisma.sql`m."lastName" >= ${from} AND m."lastName" < ${to}`
    found.push(...(await peopleWhere(read, surname, others(names, name), roots)))
  }
  return unique(found)
}

async function peopleWithSlip(
  read: PrismaClient,
  names: readonly string[],
  roots: readonly string[],
): Promise<Hit[]> {
  const [name = ''] = names
  const slips = slipsOf(name)
  if (slips.length === 0) return []
  const surname = Prisma.sql`m."lastName" IN (${Prisma.join(slips)})`
  return unique(await peopleWhere(read, surname, others(names, name), roots))
}

const others = (names: readonly string[], name: string) => names.filter((each) => each !== name)

async function peopleWhere(
  read: PrismaClient,
  surname: Prisma.Sql,
  rest: readonly string[],
  roots: readonly string[],
): Promise<Hit[]> {
  // By the index of surnames: that of paths would walk through everybody of a region.
  const path = Prisma.raw(unindexed('o."path"'))
  const inside = roots.map(below).map(({ from, to }) => Prisma.sql`(${path} >= ${from} AND ${path} < ${to})`)
  if (inside.length === 0) return []
  const begins = rest.slice(0, 2).map((name) => {
    const start = `${name}%`
    return Prisma.sql` AND (m."firstName" LIKE ${start} OR m."middleName" LIKE ${start})`
  })
  const rows = await read.$queryRaw<Array<Omit<PersonRow, 'org'> & { orgId: number | bigint }>>`
    SELECT m."id", m."lastName", m."firstName", m."middleName", m."leftOn", m."orgId"
    FROM "Member" m JOIN "Organisation" o ON o."id" = m."orgId"
    WHERE ${surname} AND (${Prisma.join(inside, ' OR ')})${begins.length > 0 ? Prisma.join(begins, '') : Prisma.empty}
    ORDER BY m."lastName", m."firstName", m."id" LIMIT ${MOST_HITS}`
  const orgs = await read.organisation.findMany({
    where: { id: { in: rows.map(({ orgId }) => Number(orgId)) } },
    select: ORG,
  })
  return rows.flatMap((row) => {
    const org = orgs.find(({ id }) => id === Number(row.orgId))
    return org ? [personHit({ ...row, org })] : []
  })
}

function unique(hits: readonly Hit[]): Hit[] {
  return [...new Map(hits.map((hit) => [`${hit.what}${hit.id}`, hit])).values()]
}
