import { z } from 'zod'
import type { PrismaClient } from '../client.ts'
import type { Application } from '../generated/client.ts'
import { confirmedByImport } from './accepted-people.ts'

/** What goes back to the АИС, as a row of `cli export changes`; '' is an empty cell. */
export interface ChangeRow {
  kind: string
  orgAisId: string
  memberAisId: string
  field: string
  oldValue: string
  newValue: string
  source: string
  decidedByOffice: string
  changedAt: string
}

/** A person who was accepted and is not in the registry yet; names and values of columns of members.csv. */
export type NewMember = Record<(typeof NEW_MEMBER_COLUMNS)[number], string>

export const NEW_MEMBER_COLUMNS = [
  'org_ais_id',
  'last_name',
  'first_name',
  'middle_name',
  'birth_date',
  'status',
  'phone',
  'joined_on',
  'protocol_number',
] as const

/** Kinds of changes the registry itself has a place for; rights and bindings are the bot's own affair. */
const FOR_AIS = ['organisation', 'term', 'member', 'ticket', 'join', 'leave', 'transfer']
const PAGE = 500

const joinSchema = z.object({ id: z.number() })

interface StoredChange {
  id: number
  kind: string
  field: string
  oldValue: string | null
  newValue: string | null
  source: string
  officeId: number | null
  changedAt: Date
  org: { aisId: string } | null
  member: { aisId: string } | null
}

/**
 * Pages of what people changed since a moment, oldest first. A person who was accepted is there, whenever it was, until
 * an import brings the member.
 */
export async function* changesSince(
  read: PrismaClient,
  since: Date,
): AsyncGenerator<Array<{ change: ChangeRow; newMember?: NewMember }>> {
  let afterId = 0
  for (;;) {
    const rows: StoredChange[] = await read.change.findMany({
      where: {
        kind: { in: FOR_AIS },
        source: { not: 'ais' },
        OR: [{ changedAt: { gte: since } }, { kind: 'join' }],
        // Of who was erased the registry of the АИС has nothing to learn here.
        AND: { OR: [{ memberId: null }, { member: { lastName: { not: '' } } }] },
        id: { gt: afterId },
      },
      include: { org: { select: { aisId: true } }, member: { select: { aisId: true } } },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    const [offices, people] = await Promise.all([officeAisIds(read, rows), newMembers(read, rows)])
    const page = []
    for (const row of rows) {
      const newMember = people.get(row.id)
      if (row.kind === 'join' && !newMember) continue
      const change = toRow(row, offices.get(row.officeId ?? 0) ?? '', newMember)
      page.push({ change, ...(newMember && { newMember }) })
    }
    if (page.length > 0) yield page
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    afterId = last.id
  }
}

function toRow(row: StoredChange, decidedByOffice: string, newMember: NewMember | undefined): ChangeRow {
  return {
    kind: row.kind,
    orgAisId: row.org?.aisId ?? '',
    memberAisId: row.member?.aisId ?? '',
    field: newMember ? 'member' : row.field,
    oldValue: row.oldValue ?? '',
    newValue: newMember ? JSON.stringify(newMember) : (row.newValue ?? ''),
    source: row.source,
    decidedByOffice,
    changedAt: row.changedAt.toISOString(),
  }
}

/** The accepted people of changes, by the change's id, whom no import has brought yet and whose data are still held. */
async function newMembers(
  read: PrismaClient,
  rows: readonly StoredChange[],
): Promise<Map<number, NewMember>> {
  const ids = new Map(rows.flatMap(applicationOf))
  const accepted = await read.application.findMany({
    where: { id: { in: [...ids.values()] }, state: 'accepted' },
    include: { org: { select: { aisId: true } } },
  })
  const confirmed = await confirmedByImport(read, accepted)
  const waiting = new Map(accepted.filter(({ id }) => !confirmed.has(id)).map((each) => [each.id, each]))
  const people = new Map<number, NewMember>()
  for (const [changeId, id] of ids) {
    const person = waiting.get(id)
    if (person) people.set(changeId, memberCells(person))
  }
  return people
}

/** The change's id with that of the application it accepted; none where the person was erased since. */
function applicationOf({ id, kind, newValue }: StoredChange): Array<[number, number]> {
  if (kind !== 'join' || newValue === null) return []
  const parsed = joinSchema.safeParse(JSON.parse(newValue))
  return parsed.success ? [[id, parsed.data.id]] : []
}

function memberCells(person: Application & { org: { aisId: string } }): NewMember {
  return {
    ...{ org_ais_id: person.org.aisId, last_name: person.lastName, first_name: person.firstName },
    ...{ middle_name: person.middleName ?? '', birth_date: person.birthDate, status: person.status },
    ...{ phone: person.phone, joined_on: person.protocolOn ?? '' },
    protocol_number: person.protocolNumber ?? '',
  }
}

async function officeAisIds(
  read: PrismaClient,
  rows: ReadonlyArray<{ officeId: number | null }>,
): Promise<Map<number, string>> {
  const ids = [...new Set(rows.flatMap(({ officeId }) => officeId ?? []))]
  const offices = await read.office.findMany({
    where: { id: { in: ids } },
    select: { id: true, org: { select: { aisId: true } } },
  })
  return new Map(offices.map(({ id, org }) => [id, org.aisId]))
}
