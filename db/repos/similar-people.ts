import { isSamePerson, mayBeSamePerson, type PersonMarks } from '../../domain/membership/same-person.ts'
import type { PrismaClient, Tx } from '../client.ts'
import type { ApplicationRow } from './applications.ts'

/** Somebody who may be the applicant: where, and since when no more (YYYY-MM-DD). */
export interface SimilarPerson {
  /** a member, one who has left, or an application that waits or was accepted */
  what: 'member' | 'left' | 'submitted' | 'accepted'
  orgId: number
  orgName: string
  orgPath: string
  leftOn: string | null
  /** the name agrees, too */
  isSame: boolean
}

const ORG = { select: { id: true, name: true, shortName: true, path: true } } as const
/** So many records with one phone, or in one primary on one birth date, are looked at. */
const MOST = 20

/** Members and applications of others that may be this very person; a chair looks, nobody else is told. */
export async function similarPeople(
  db: PrismaClient | Tx,
  { id, accountId, birthDate, phone, org, ...name }: ApplicationRow,
): Promise<SimilarPerson[]> {
  const where = { OR: [{ phone }, { orgId: org.id, birthDate }] }
  const [members, applications] = await Promise.all([
    db.member.findMany({ where, include: { org: ORG }, take: MOST }),
    db.application.findMany({
      where: {
        ...{ AND: [where], id: { not: id }, state: { in: ['submitted', 'accepted'] } },
        accountId: { not: accountId },
      },
      include: { org: ORG },
      take: MOST,
    }),
  ])
  const self = { ...name, birthDate, phone }
  const isSimilar = (other: PersonMarks) => mayBeSamePerson(self, other)
  return [
    ...members.filter(isSimilar).map(({ org: at, leftOn, ...other }) => ({
      ...{ what: leftOn === null ? ('member' as const) : ('left' as const), ...placeOf(at), leftOn },
      isSame: isSamePerson(self, other),
    })),
    ...applications.filter(isSimilar).map(({ org: at, state, ...other }) => ({
      ...{ what: state as 'submitted' | 'accepted', ...placeOf(at), leftOn: null },
      isSame: isSamePerson(self, other),
    })),
  ]
}

function placeOf({
  id,
  name,
  shortName,
  path,
}: {
  id: number
  name: string
  shortName: string | null
  path: string
}) {
  return { orgId: id, orgName: shortName ?? name, orgPath: path }
}
