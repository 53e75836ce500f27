import type { Figures } from '../../domain/coverage/coverage.ts'
import { percentHalfUp } from '../../domain/coverage/percent.ts'
import { countOf, statement } from '../sql.ts'
import { completenessOf } from './coverage-passports.ts'
import { BELONGS, type Count, PRESENT, placesOf, type Reader, toNumber } from './coverage-places.ts'

/** Figures counted from rows, by the id of the root. */
export async function figuresFromRows(
  read: Reader,
  rootIds: readonly number[],
  asOf: string,
): Promise<Map<number, Figures>> {
  if (rootIds.length === 0) return new Map()
  const roots = rootIds
  const [people, places, filled, twice] = [
    await countMembers(read, roots, asOf),
    await countOrganisations(read, roots, asOf),
    await completenessOf(read, roots, asOf),
    await countDuplicates(read, roots, asOf),
  ]
  return new Map(
    rootIds.map((id) => {
      const passports = filled.get(id)
      const pct = passports && percentHalfUp(passports.filled, passports.asked)
      return [
        id,
        {
          ...peopleFigures(people.get(id), twice.get(id) ?? 0),
          ...placeFigures(places.get(id)),
          passportCompletenessPct: pct ?? null,
        },
      ]
    }),
  )
}

const TICKETS = ['none', 'requested', 'produced', 'issued', 'refused', 'reissue'] as const

type Row = Record<string, Count>

async function countMembers(read: Reader, roots: readonly number[], asOf: string): Promise<Map<number, Row>> {
  const tickets = TICKETS.map((name) => `${countOf(`m."ticketStatus" = '${name}'`)} AS "t_${name}"`).join(
    ', ',
  )
  const rows = await read.$queryRaw<Row[]>(
    statement(
      `WITH ${placesOf(roots)}
     SELECT p.root AS root, count(*) AS members, ${countOf(`m."status" = 'working'`)} AS working,
       ${countOf(`m."status" = 'student'`)} AS student, ${countOf(`m."status" = 'pensioner'`)} AS pensioner,
       ${countOf(`m."status" IS NULL`)} AS "noStatus", ${tickets}, ${countOf(`m."appInstalled"`)} AS app,
       ${countOf(`m."ticketStatus" = 'refused' AND m."appInstalled"`)} AS "refusedWithApp",
       ${countOf(`m."profcardsParticipant"`)} AS profcards, ${countOf(`m."joinedOnline"`)} AS online,
       ${countOf(`p.counted AND ${PRESENT}`)} AS "whereCounted"
     FROM place p JOIN "Member" m ON m."orgId" = p.org WHERE ${BELONGS} GROUP BY p.root`,
      asOf,
      asOf,
      asOf,
    ),
  )
  return new Map(rows.map((row) => [toNumber(row['root']), row]))
}

async function countOrganisations(
  read: Reader,
  roots: readonly number[],
  asOf: string,
): Promise<Map<number, Row>> {
  const access = `(t."chairFullName" IS NOT NULL AND t."termFrom" <= ? AND t."termTo" >= ?)`
  const rows = await read.$queryRaw<Row[]>(
    statement(
      `WITH ${placesOf(roots)},
     latest AS (
       SELECT max(s."asOf") AS day FROM "StatReport" s WHERE s."asOf" <= ? AND s."form" <> 'consolidated'
     ),
     seen AS (
       SELECT p.root AS root, p.level AS level, p.counted AS counted, p.employed AS employed, p.studying AS studying,
         coalesce(${access}, FALSE) AS access,
         EXISTS (SELECT 1 FROM "Member" m WHERE m."orgId" = p.org AND ${BELONGS}) AS peopled,
         EXISTS (SELECT 1 FROM "StatReport" s WHERE s."orgId" = p.org AND s."asOf" = (SELECT day FROM latest)
           AND s."form" <> 'consolidated') AS reported
       FROM place p LEFT JOIN "Office" f ON f."orgId" = p.org
       LEFT JOIN "Term" t ON t."officeId" = f."id" AND t."endedAt" IS NULL
       WHERE ${PRESENT}
     )
     SELECT root, ${countOf(`level = 'primary'`)} AS primaries, ${countOf(`level = 'territorial'`)} AS territorials,
       ${countOf(`level = 'primary' AND NOT peopled`)} AS empty, ${countOf(`NOT access`)} AS closed,
       ${countOf(`level = 'primary' AND NOT access`)} AS "closedPrimaries",
       ${countOf(`level = 'territorial' AND NOT access`)} AS "closedTerritorials",
       ${countOf(`level = 'primary' AND reported`)} AS "reportedPrimaries",
       ${countOf(`level = 'territorial' AND reported`)} AS "reportedTerritorials",
       sum(CASE WHEN counted THEN employed END) AS employed, sum(CASE WHEN counted THEN studying END) AS studying
     FROM seen GROUP BY root`,
      asOf,
      asOf,
      asOf,
      asOf,
      asOf,
      asOf,
    ),
  )
  return new Map(rows.map((row) => [toNumber(row['root']), row]))
}

/** Of each pair of probable duplicates below a root the later row, once. */
async function countDuplicates(
  read: Reader,
  roots: readonly number[],
  asOf: string,
): Promise<Map<number, number>> {
  const belongs = (member: string) => BELONGS.replaceAll('m.', `${member}.`)
  const rows = await read.$queryRaw<Row[]>(
    statement(
      `WITH ${placesOf(roots)}, within AS MATERIALIZED (SELECT root, org FROM place)
     SELECT p.root AS root, count(DISTINCT d."memberB") AS surplus
     FROM "DuplicatePair" d CROSS JOIN "Member" a CROSS JOIN "Member" b
     JOIN within p ON p.org = a."orgId" JOIN within q ON q.org = b."orgId" AND q.root = p.root
     WHERE a."id" = d."memberA" AND b."id" = d."memberB" AND d."state" <> 'different' AND ${belongs('a')} AND ${belongs('b')} GROUP BY p.root`,
      asOf,
      asOf,
      asOf,
      asOf,
    ),
  )
  return new Map(rows.map((row) => [toNumber(row['root']), toNumber(row['surplus'])]))
}

function peopleFigures(row: Row | undefined, twice: number) {
  const ticket = (name: (typeof TICKETS)[number]) => toNumber(row?.[`t_${name}`])
  return {
    members: toNumber(row?.['members']),
    membersDeduplicated: toNumber(row?.['members']) - twice,
    membersWhereCounted: toNumber(row?.['whereCounted']),
    byStatus: {
      working: toNumber(row?.['working']),
      student: toNumber(row?.['student']),
      pensioner: toNumber(row?.['pensioner']),
    },
    noStatus: toNumber(row?.['noStatus']),
    tickets: {
      none: ticket('none'),
      requested: ticket('requested'),
      produced: ticket('produced'),
      issued: ticket('issued'),
      refused: ticket('refused'),
      reissue: ticket('reissue'),
      plastic: ticket('produced') + ticket('issued'),
    },
    appUsers: toNumber(row?.['app']),
    refusedWithApp: toNumber(row?.['refusedWithApp']),
    profcards: toNumber(row?.['profcards']),
    joinedOnline: toNumber(row?.['online']),
  }
}

function placeFigures(row: Row | undefined) {
  return {
    employed: toNumber(row?.['employed']),
    studying: toNumber(row?.['studying']),
    primaries: toNumber(row?.['primaries']),
    territorials: toNumber(row?.['territorials']),
    primariesWithoutMembers: toNumber(row?.['empty']),
    primariesReported: toNumber(row?.['reportedPrimaries']),
    territorialsReported: toNumber(row?.['reportedTerritorials']),
    officesWithoutAccess: toNumber(row?.['closed']),
    primariesWithoutAccess: toNumber(row?.['closedPrimaries']),
    territorialsWithoutAccess: toNumber(row?.['closedTerritorials']),
  }
}
