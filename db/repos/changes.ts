import { z } from 'zod'
import { fullName } from '../../domain/membership/person-name.ts'
import type { PrismaClient } from '../client.ts'

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
 * Pages of what people changed since a moment, oldest first. A person who was accepted is there until an import brings
 * the member.
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
        changedAt: { gte: since },
        id: { gt: afterId },
      },
      include: { org: { select: { aisId: true } }, member: { select: { aisId: true } } },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    const offices = await officeAisIds(read, rows)
    const page = []
    for (const row of rows) {
      const newMember = row.kind === 'join' ? await newMemberOf(read, row.newValue ?? '') : undefined
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

/** The accepted person of a change; undefined where an import has brought the member, or the application is gone. */
async function newMemberOf(read: PrismaClient, stored: string): Promise<NewMember | undefined> {
  const parsed = joinSchema.safeParse(JSON.parse(stored))
  const application =
    parsed.success &&
    (await read.application.findFirst({
      where: { id: parsed.data.id, state: 'accepted' },
      include: { org: { select: { aisId: true } } },
    }))
  if (!application) return undefined
  const { orgId, birthDate, lastName, firstName, middleName, status, phone } = application
  const namesakes = await read.member.findMany({
    where: { orgId, birthDate },
    select: { lastName: true, firstName: true, middleName: true },
  })
  const name = folded(application)
  if (namesakes.some((each) => folded(each) === name)) return undefined
  return {
    ...{ org_ais_id: application.org.aisId, last_name: lastName, first_name: firstName },
    ...{ middle_name: middleName ?? '', birth_date: birthDate, status, phone },
    ...{ joined_on: application.protocolOn ?? '', protocol_number: application.protocolNumber ?? '' },
  }
}

/** A name as two clerks would both write it. */
function folded({
  lastName,
  firstName,
  middleName,
}: {
  lastName: string
  firstName: string
  middleName: string | null
}): string {
  return fullName({ lastName, firstName, ...(middleName && { middleName }) })
    .toLowerCase()
    .replaceAll('ё', 'е')
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
