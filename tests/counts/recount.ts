import type { Database } from '../../db/client.ts'
import { SUMS } from '../../db/counts/columns.ts'
import { fieldTable } from '../../domain/quality/field-table.ts'
import { completeness, gapsOf } from '../../domain/quality/gaps.ts'
import type { Passport } from '../../domain/quality/passport.ts'

type Sums = Record<(typeof SUMS)[number], number>

/** Every figure of every organisation from the rows, by rules of the domain and no statement of the product. */
export async function recountByHand(database: Database, asOf: string): Promise<Map<number, Sums>> {
  const { read } = database
  const orgs = await read.organisation.findMany({
    include: { office: { include: { terms: { where: { endedAt: null } } } }, statReports: true },
  })
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const members = await read.member.findMany({ orderBy: { id: 'asc' } })
  const pairs = await read.duplicatePair.findMany({ where: { state: { not: 'different' } } })
  const belongs = (member: { leftOn: string | null; joinedOn: string | null }) =>
    (member.leftOn === null || member.leftOn > asOf) && (member.joinedOn === null || member.joinedOn <= asOf)
  const days = orgs.flatMap(({ statReports }) =>
    statReports.flatMap((report) =>
      report.form !== 'consolidated' && report.asOf <= asOf ? [report.asOf] : [],
    ),
  )
  const reportDay = days.sort().at(-1)
  const totals = new Map<number, Sums>(orgs.map(({ id }) => [id, none()]))

  /** Those into whose figures what happens at `orgId` goes: a region is counted without its okrugs. */
  const above = (orgId: number) => {
    const chain = (byId.get(orgId)?.path ?? '').split('/').filter(Boolean).map(Number)
    const okrug = chain.some((id) => byId.get(id)?.level === 'okrug')
    return chain.filter((id) => !(okrug && byId.get(id)?.level === 'regional'))
  }
  const add = (orgId: number, name: keyof Sums, more: number | boolean = 1) => {
    for (const id of above(orgId)) {
      const sums = totals.get(id)
      if (sums) sums[name] += Number(more)
    }
  }

  const peopled = new Map<number, number>()
  for (const member of members.filter(belongs)) {
    const { orgId } = member
    peopled.set(orgId, (peopled.get(orgId) ?? 0) + 1)
    add(orgId, 'members')
    add(orgId, STATUS[member.status ?? ''] ?? 'noStatus')
    add(orgId, TICKET[member.ticketStatus] ?? 'ticketNone')
    add(orgId, 'appUsers', member.appInstalled)
    add(orgId, 'refusedWithApp', member.appInstalled && member.ticketStatus === 'refused')
    add(orgId, 'profcards', member.profcardsParticipant)
    add(orgId, 'joinedOnline', member.joinedOnline)
  }
  for (const org of orgs) {
    const present = org.removedOn === null || org.removedOn > asOf
    const term = org.office?.terms[0]
    const access = Boolean(
      term?.chairFullName && term.termFrom && term.termTo && term.termFrom <= asOf && asOf <= term.termTo,
    )
    const reported = org.statReports.some(
      (report) => report.form !== 'consolidated' && report.asOf === reportDay,
    )
    const primary = org.level === 'primary'
    add(org.id, 'primaries', primary && present)
    add(org.id, 'primariesRemoved', primary && !present)
    add(org.id, 'territorials', org.level === 'territorial' && present)
    add(org.id, 'primariesWithoutMembers', primary && present && !peopled.has(org.id))
    add(org.id, 'primariesReported', primary && present && reported)
    add(org.id, 'territorialsReported', org.level === 'territorial' && present && reported)
    add(org.id, 'officesWithoutAccess', present && !access)
    add(org.id, 'primariesWithoutAccess', primary && present && !access)
    add(org.id, 'territorialsWithoutAccess', org.level === 'territorial' && present && !access)
    const counted = primary && present && (org.employedCount !== null || org.studentCount !== null)
    add(org.id, 'employed', counted ? (org.employedCount ?? 0) : 0)
    add(org.id, 'studying', counted ? (org.studentCount ?? 0) : 0)
    add(org.id, 'membersWhereCounted', counted ? (peopled.get(org.id) ?? 0) : 0)
    if (present) {
      const passport: Passport = {
        ...org,
        chairFullName: term?.chairFullName ?? null,
        chairPhone: term?.phone ?? null,
        chairEmail: term?.email ?? null,
        chairEmailConsent: term?.emailConsent ?? null,
        termFrom: term?.termFrom ?? null,
        termTo: term?.termTo ?? null,
      }
      const missing = gapsOf(passport, asOf, fieldTable).length
      const asked =
        missing === 0
          ? fieldsOf(passport)
          : Math.round(missing / (1 - completeness(passport, asOf, fieldTable)))
      add(org.id, 'fieldsAsked', asked)
      add(org.id, 'fieldsFilled', asked - missing)
    }
    const upper = ['union', 'regional', 'okrug'].includes(org.level)
    const latest = org.statReports
      .filter((report) => report.asOf <= asOf && report.membersTotal !== null)
      .filter((report) => (report.form === 'consolidated') === upper)
      .sort((one, other) => order(one).localeCompare(order(other)))
      .at(-1)
    add(org.id, 'statBelow', primary ? (latest?.membersTotal ?? 0) : 0)
    add(org.id, 'statRegions', upper && org.level !== 'union' ? (latest?.membersTotal ?? 0) : 0)
  }
  const place = new Map(members.filter(belongs).map(({ id, orgId }) => [id, new Set(above(orgId))]))
  const surplus = new Map<number, Set<number>>()
  for (const { memberA, memberB } of pairs) {
    const both = [...(place.get(memberA) ?? [])].filter((id) => place.get(memberB)?.has(id))
    for (const id of both) surplus.set(id, (surplus.get(id) ?? new Set()).add(memberB))
  }
  for (const [id, later] of surplus) {
    const sums = totals.get(id)
    if (sums) sums.duplicates = later.size
  }
  return totals
}

const STATUS: Record<string, keyof Sums> = {
  working: 'working',
  student: 'students',
  pensioner: 'pensioners',
}
const TICKET: Record<string, keyof Sums> = {
  requested: 'ticketRequested',
  produced: 'ticketProduced',
  issued: 'ticketIssued',
  refused: 'ticketRefused',
  reissue: 'ticketReissue',
}

function none(): Sums {
  return Object.fromEntries(SUMS.map((name) => [name, 0])) as Sums
}

function order({ asOf, source, id }: { asOf: string; source: string; id: number }): string {
  return `${asOf} ${source} ${String(id).padStart(12, '0')}`
}

function fieldsOf(passport: Passport): number {
  return fieldTable.filter(({ appliesWhen }) =>
    appliesWhen === 'primary'
      ? passport.level === 'primary'
      : appliesWhen === 'always' || passport.isLegalEntity,
  ).length
}

/** The figures that the product keeps, by organisation. */
export async function keptCounts(database: Database): Promise<Map<number, Sums>> {
  const rows = await database.read.orgCount.findMany()
  return new Map(
    rows.map((row) => [row.orgId, Object.fromEntries(SUMS.map((name) => [name, row[name]])) as Sums]),
  )
}
