import type { PrismaClient } from '../client.ts'

/** An application that waits, with what says when it is due and who is to be reminded. */
export interface UndecidedApplication {
  id: number
  accountId: number
  lastName: string
  firstName: string
  middleName?: string
  submittedAt: Date
  orgId: number
  orgAisId: string
  orgName: string
  orgPath: string
  timeZone: string | null
  /** days that the office has chosen */
  decisionDays: number | null
}

/** A page of applications nobody has decided on, by id. */
export async function undecidedApplications(
  read: PrismaClient,
  afterId: number,
  limit: number,
): Promise<UndecidedApplication[]> {
  const rows = await read.application.findMany({
    where: { state: 'submitted', id: { gt: afterId } },
    include: { org: { include: { office: { select: { decisionDays: true } } } } },
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.map(({ id, accountId, lastName, firstName, middleName, submittedAt, org }) => ({
    ...{ id, accountId, lastName, firstName, submittedAt, ...(middleName && { middleName }) },
    ...{ orgId: org.id, orgAisId: org.aisId, orgName: org.shortName ?? org.name, orgPath: org.path },
    ...{ timeZone: org.timeZone, decisionDays: org.office?.decisionDays ?? null },
  }))
}
