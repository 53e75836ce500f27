import { type AccessReason, accessReasons, type Holding } from '../../domain/lookup/access.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { HOLDING, holdings } from './offices-without-access.ts'

/** An office as those above it see it. */
export interface OfficeCard {
  officeId: number
  orgId: number
  orgPath: string
  level: string
  label: string
  /** what stands in the way of full access */
  reasons: AccessReason[]
  holders: Array<Holding & { bindingId: number; method: string; boundAt: Date }>
}

/** The office of an organisation in force; undefined where there is none. */
export async function officeCard(
  read: PrismaClient | Tx,
  orgId: number,
  today: string,
): Promise<OfficeCard | undefined> {
  const row = await read.office.findFirst({
    where: { orgId, org: { removedOn: null } },
    include: {
      org: true,
      terms: { where: { endedAt: null } },
      bindings: { ...HOLDING, orderBy: { id: 'asc' } },
    },
  })
  if (!row) return undefined
  const { id: officeId, org, terms, bindings } = row
  const held = holdings({ terms, bindings }, org, today)
  return {
    ...{ officeId, orgId, orgPath: org.path, level: org.level, label: orgLabel(org) },
    reasons: accessReasons(terms[0], held, today),
    holders: bindings.flatMap(({ id: bindingId, method, boundAt }, at) => {
      const holding = held[at]
      return holding ? [{ ...holding, bindingId, method, boundAt }] : []
    }),
  }
}
