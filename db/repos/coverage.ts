import {
  type Coverage,
  type Figures,
  membershipCoveragePct,
  registryCoveragePct,
  rowsAreComplete,
  type StatFigures,
  worstFirst,
} from '../../domain/coverage/coverage.ts'
import {
  figuresOfCounts,
  type LiveCounts,
  type LiveRow,
  liveRows,
  regionsAreComplete,
  statOfCounts,
} from './coverage-live.ts'
import type { Reader, Root } from './coverage-places.ts'
import { figuresFromRows } from './coverage-rows.ts'
import { type KeptFigures, latestSnapshots } from './coverage-snapshots.ts'
import { completeRoots } from './coverage-sources.ts'
import { statFigures } from './coverage-stat.ts'

export { snapshotBefore } from './coverage-snapshots.ts'

/** The figures of an organisation with everything below it on the day `asOf` (YYYY-MM-DD). Throws for an unknown id. */
export async function coverageOf(read: Reader, orgId: number, asOf: string): Promise<Coverage> {
  const [coverage] = await coveragesOfRows(read, await liveRows(read, { ids: [orgId] }, asOf), asOf)
  if (!coverage) throw new RangeError(`there is no organisation ${orgId}`)
  return coverage
}

/** The same for each organisation directly below that is not removed, worst first. */
export async function childrenCoverage(read: Reader, orgId: number, asOf: string): Promise<Coverage[]> {
  const children = await liveRows(read, { below: orgId }, asOf)
  const present = children.filter(({ root: { removedOn } }) => removedOn === null || removedOn > asOf)
  return (await coveragesOfRows(read, present, asOf)).sort(worstFirst)
}

/** The figures of many organisations at once, in their order: a handful of statements however many there are. */
export async function coveragesOf(read: Reader, roots: readonly Root[], asOf: string): Promise<Coverage[]> {
  const ids = roots.map(({ id }) => id)
  const rows = new Map((await liveRows(read, { ids }, asOf)).map((row) => [row.root.id, row]))
  const ordered = ids.flatMap((id) => rows.get(id) ?? [])
  return coveragesOfRows(read, ordered, asOf)
}

/** What an organisation's coverage is put together from. */
interface Parts {
  root: Root
  snapshot: KeptFigures | undefined
  counted: Figures | undefined
  stat: StatFigures
}

/** Counts serve where they hold on the day; other days are counted from the rows, once for all that need it. */
async function coveragesOfRows(read: Reader, rows: readonly LiveRow[], asOf: string): Promise<Coverage[]> {
  const live = new Map<number, Parts>()
  const counted = await withoutIncompleteUnion(read, rows, asOf)
  const snapshots = await latestSnapshots(
    read,
    counted.flatMap(({ root, counts }) => (isComplete(root, counts, asOf) ? [] : [root.id])),
    asOf,
  )
  for (const { root, counts } of counted)
    live.set(root.id, {
      root,
      snapshot: snapshots.get(root.id),
      counted: figuresOfCounts(counts),
      stat: statOfCounts(root, counts),
    })
  const past = await countedParts(
    read,
    rows.flatMap(({ root }) => (live.has(root.id) ? [] : [root])),
    asOf,
  )
  return rows.flatMap(({ root }) => toCoverage(live.get(root.id) ?? past.get(root.id), asOf))
}

type Counted = LiveRow & { counts: LiveCounts }

/** The union's rows are complete where those of all its regions are: where one is not, it is looked at the long way. */
async function withoutIncompleteUnion(
  read: Reader,
  rows: readonly LiveRow[],
  asOf: string,
): Promise<Counted[]> {
  const counted = rows.flatMap(({ root, counts }) => (counts ? [{ root, counts }] : []))
  if (!counted.some(({ root }) => root.level === 'union')) return counted
  const complete = await regionsAreComplete(read, asOf)
  return complete ? counted : counted.filter(({ root }) => root.level !== 'union')
}

function isComplete({ level }: Root, counts: LiveCounts, asOf: string): boolean {
  const { importedOn: latestImport, primariesByReport: reportedPrimaries, primaries } = counts
  return rowsAreComplete({ level, latestImport, reportedPrimaries, primaries }, asOf)
}

/** Counted from the rows as they were on the day. */
async function countedParts(read: Reader, roots: readonly Root[], asOf: string): Promise<Map<number, Parts>> {
  if (roots.length === 0) return new Map()
  const complete = await completeRoots(read, roots, asOf)
  const snapshots = await latestSnapshots(
    read,
    roots.flatMap(({ id }) => (complete.has(id) ? [] : [id])),
    asOf,
  )
  // Rows are all there is to say of an organisation that has no earlier snapshot either.
  const ids = roots.flatMap(({ id }) => (snapshots.has(id) ? [] : [id]))
  const figures = await figuresFromRows(read, ids, asOf)
  const stat = await statFigures(read, roots, asOf)
  const none = { statMembers: null, statAsOf: null }
  return new Map(
    roots.map((root) => {
      const { id } = root
      return [id, { root, snapshot: snapshots.get(id), counted: figures.get(id), stat: stat.get(id) ?? none }]
    }),
  )
}

function toCoverage(parts: Parts | undefined, asOf: string): Coverage[] {
  const figures = parts?.snapshot?.figures ?? parts?.counted
  if (!parts || !figures) return []
  const { root, snapshot, stat } = parts
  const { id, aisId, name, shortName, kind, level } = root
  return [
    {
      org: { id, aisId, name, shortName, kind, level },
      asOf,
      figuresAsOf: snapshot?.asOf ?? asOf,
      source: snapshot ? 'snapshot' : 'rows',
      ...figures,
      ...stat,
      registryCoveragePct: registryCoveragePct(figures.members, stat.statMembers),
      membershipCoveragePct: membershipCoveragePct(figures),
    },
  ]
}
