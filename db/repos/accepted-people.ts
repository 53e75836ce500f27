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

const PAGE = 500

/**
 * Notes for accepted applications which member an import has brought for them. It is noted once: a member who goes over or
 * takes another name later is still the one who was accepted.
 */
export async function noteConfirmed(write: PrismaClient): Promise<void> {
  for (let after = 0; ; ) {
    const page = await write.application.findMany({
      where: { state: 'accepted', memberId: null, forgottenAt: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    const confirmed = await confirmedByImport(write, page)
    for (const [id, memberId] of confirmed)
      await write.application.updateMany({ where: { id, state: 'accepted' }, data: { memberId } })
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.id
  }
}

/**
 * The members whom an import has brought for accepted applications, by the application: as it was noted, or as the
 * registry stands now.
 */
export async function confirmedByImport<
  A extends ApplicantIdentity & { id: number; decidedAt: Date | null; memberId: number | null },
>(db: PrismaClient | Tx, accepted: readonly A[]): Promise<Map<number, number>> {
  const members = await db.member.findMany({
    where: {
      orgId: { in: [...new Set(accepted.map(({ orgId }) => orgId))] },
      birthDate: { in: [...new Set(accepted.map(({ birthDate }) => birthDate))] },
    },
    select: {
      ...{ id: true, orgId: true, lastName: true, firstName: true, middleName: true },
      ...{ birthDate: true, leftOn: true },
    },
  })
  const found = new Map<string, Array<{ id: number; leftOn: string | null }>>()
  for (const { id, leftOn, birthDate, ...member } of members) {
    const key = personKey({ ...member, birthDate: birthDate ?? '' })
    found.set(key, [...(found.get(key) ?? []), { id, leftOn }])
  }
  const confirmed = accepted.flatMap((each): Array<[number, number]> => {
    const acceptedOn = each.decidedAt?.toISOString().slice(0, 10) ?? ''
    // Who had left before is the member of then: the registry does not know yet that the person is back.
    const now = found.get(personKey(each))?.find(({ leftOn }) => leftOn === null || leftOn > acceptedOn)
    const memberId = each.memberId ?? now?.id
    return memberId === undefined ? [] : [[each.id, memberId]]
  })
  return new Map(confirmed)
}

function personKey({ orgId, birthDate, ...name }: ApplicantIdentity): string {
  return `${orgId} ${birthDate} ${foldedName(name)}`
}
