import {
  type Coverage,
  type Figures,
  registryCoveragePct,
  worstFirst,
} from '../../domain/coverage/coverage.ts'
import { type Reader, ROOT_COLUMNS, type Root, rootsByIds } from './coverage-places.ts'
import { figuresFromRows } from './coverage-rows.ts'
import { latestSnapshots } from './coverage-snapshots.ts'
import { completeRoots } from './coverage-sources.ts'
import { statFigures } from './coverage-stat.ts'

export { snapshotBefore } from './coverage-snapshots.ts'

/** The figures of an organisation with everything below it on the day `asOf` (YYYY-MM-DD). Throws for an unknown id. */
export async function coverageOf(read: Reader, orgId: number, asOf: string): Promise<Coverage> {
  const [coverage] = await coveragesOf(read, await rootsByIds(read, [orgId]), asOf)
  if (!coverage) throw new RangeError(`there is no organisation ${orgId}`)
  return coverage
}

/** The same for each organisation directly below that is not removed, worst first. */
export async function childrenCoverage(read: Reader, orgId: number, asOf: string): Promise<Coverage[]> {
  const children = await read.organisation.findMany({
    where: { parentId: orgId, OR: [{ removedOn: null }, { removedOn: { gt: asOf } }] },
    select: ROOT_COLUMNS,
  })
  return (await coveragesOf(read, children, asOf)).sort(worstFirst)
}

/** The figures of many organisations at once, in their order: a handful of statements however many there are. */
async function coveragesOf(read: Reader, roots: readonly Root[], asOf: string): Promise<Coverage[]> {
  const complete = await completeRoots(read, roots, asOf)
  const snapshots = await latestSnapshots(
    read,
    roots.flatMap(({ id }) => (complete.has(id) ? [] : [id])),
    asOf,
  )
  // Rows are all there is to say of an organisation that has no earlier snapshot either.
  const counted = roots.flatMap(({ id }) => (snapshots.has(id) ? [] : [id]))
  const rows = await figuresFromRows(read, counted, asOf)
  const stat = await statFigures(read, roots, asOf)
  return roots.flatMap((root) => {
    const snapshot = snapshots.get(root.id)
    const figures: Figures | undefined = snapshot?.figures ?? rows.get(root.id)
    if (!figures) return []
    const { statMembers, statAsOf } = stat.get(root.id) ?? { statMembers: null, statAsOf: null }
    const { id, aisId, name, shortName, kind, level } = root
    return [
      {
        org: { id, aisId, name, shortName, kind, level },
        asOf,
        figuresAsOf: snapshot?.asOf ?? asOf,
        source: snapshot ? ('snapshot' as const) : ('rows' as const),
        ...figures,
        statMembers,
        statAsOf,
        registryCoveragePct: registryCoveragePct(figures.members, statMembers),
      },
    ]
  })
}
