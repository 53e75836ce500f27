import type { OfficeWaits } from '../../domain/identity/chair-text.ts'
import type { Tx } from '../client.ts'
import { standingFor } from './gap-standing.ts'
import { below } from './path-range.ts'

/** What waits at an office, for whoever has just come to hold it. */
export async function officeWaits(
  read: Tx,
  { officeId, orgId, orgPath }: { officeId: number; orgId: number; orgPath: string },
  today: string,
): Promise<OfficeWaits> {
  const range = below(orgPath)
  const org = { path: { gte: range.from, lt: range.to } }
  const [applications, questions, paused, standing] = [
    await read.application.count({ where: { state: 'submitted', org } }),
    await read.question.count({ where: { state: 'open', atOrgId: orgId } }),
    await read.broadcast.count({ where: { status: 'paused', org } }),
    await standingFor(read, officeId, today),
  ]
  return { applications, questions, paused, gaps: standing?.gaps.length ?? 0 }
}
