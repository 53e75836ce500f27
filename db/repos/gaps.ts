import type { Passport } from '../../domain/quality/passport.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { returnedAddresses } from './letters.ts'
import { toPassport } from './passports.ts'

/** The passport of an office's organisation with its current term; undefined for an office that is not there. */
export async function passportOf(
  read: Tx,
  officeId: number,
): Promise<(Passport & { orgId: number }) | undefined> {
  return (await passportsOf(read, [officeId])).get(officeId)
}

/** The same of many offices, by office. */
export async function passportsOf(
  read: PrismaClient | Tx,
  officeIds: readonly number[],
): Promise<Map<number, Passport & { orgId: number }>> {
  const offices = await read.office.findMany({ where: { id: { in: [...officeIds] } }, include: WITH_TERM })
  const emails = offices.flatMap(({ terms: [term] }) => term?.email?.toLowerCase() ?? [])
  const returned = await returnedAddresses(read, emails)
  return new Map(
    offices.map(({ id, org, terms: [term] }) => [id, { orgId: org.id, ...toPassport(org, term, returned) }]),
  )
}

const WITH_TERM = {
  org: true,
  terms: { where: { endedAt: null }, orderBy: { id: 'desc' }, take: 1 },
} as const
