import { foldedName } from '../../domain/membership/same-person.ts'
import type { PrismaClient, Tx } from '../client.ts'

/** Who applied, and where: what tells one person from another before the registry has a number for them. */
interface ApplicantIdentity {
  orgId: number
  lastName: string
  firstName: string
  middleName?: string | null
  birthDate: string
}

/** Applications whose person the registry has as a member of that organisation, by an import since they were accepted. */
export async function confirmedByImport<A extends ApplicantIdentity & { id: number; decidedAt: Date | null }>(
  db: PrismaClient | Tx,
  accepted: readonly A[],
): Promise<Set<number>> {
  const members = await db.member.findMany({
    where: {
      orgId: { in: [...new Set(accepted.map(({ orgId }) => orgId))] },
      birthDate: { in: [...new Set(accepted.map(({ birthDate }) => birthDate))] },
    },
    select: { orgId: true, lastName: true, firstName: true, middleName: true, birthDate: true, leftOn: true },
  })
  const found = new Map<string, Array<string | null>>()
  for (const { leftOn, birthDate, ...member } of members) {
    const key = personKey({ ...member, birthDate: birthDate ?? '' })
    found.set(key, [...(found.get(key) ?? []), leftOn])
  }
  const confirmed = accepted.filter((each) => {
    const acceptedOn = each.decidedAt?.toISOString().slice(0, 10) ?? ''
    // Who had left before is the member of then: the registry does not know yet that the person is back.
    return found.get(personKey(each))?.some((leftOn) => leftOn === null || leftOn > acceptedOn)
  })
  return new Set(confirmed.map(({ id }) => id))
}

function personKey({ orgId, birthDate, ...name }: ApplicantIdentity): string {
  return `${orgId} ${birthDate} ${foldedName(name)}`
}
