import { calendarDate, daysLater } from '../../core/time-zone.ts'
import type { Coverage } from '../../domain/coverage/coverage.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import type { SummaryFigures, WeekFigures } from '../../domain/summary/figures.ts'
import type { PrismaClient } from '../client.ts'
import { childrenCoverage, coveragesOf } from './coverage.ts'
import { type KeptFigures, latestSnapshots } from './coverage-snapshots.ts'
import { standingsOf } from './gap-standing.ts'
import { countWithoutAccess } from './offices-without-access.ts'
import { brokenRulesOf } from './rule-counts.ts'
import { loadRules } from './rules.ts'
import type { SummaryPlace } from './summary-places.ts'
import { waitingAt } from './summary-waiting.ts'

const DEFAULT_ZONE = 'Europe/Moscow'
const WEEK_DAYS = 7
const WEEK_MS = WEEK_DAYS * 86_400_000

/** What a summary was made of, and its figures. */
export interface LoadedSummary {
  figures: SummaryFigures
  coverage: Coverage
}

/** The summary of one organisation at `now`. Throws RangeError for one that is not there. */
export async function loadSummary(
  read: PrismaClient,
  place: SummaryPlace,
  now: Date,
): Promise<SummaryFigures> {
  const loaded = (await loadSummaries(read, [place], now)).get(place.id)
  if (!loaded) throw new RangeError(`there is no organisation ${place.id}`)
  return loaded.figures
}

/** The summaries of many organisations, by their ids: a handful of statements for all primaries among them. */
export async function loadSummaries(
  read: PrismaClient,
  places: readonly SummaryPlace[],
  now: Date,
): Promise<Map<number, LoadedSummary>> {
  const dayAt = ({ timeZone }: SummaryPlace) => calendarDate(now, timeZone ?? DEFAULT_ZONE)
  const coverages = await onTheirDays(places, dayAt, async (day, group) =>
    coveragesOf(read, roots(group), day),
  )
  const befores = await weeksBefore(read, [...coverages.values()])
  const offices = places.flatMap((place) =>
    place.officeId === null ? [] : [{ officeId: place.officeId, today: dayAt(place) }],
  )
  const standings = await standingsOf(read, offices)
  const waiting = await waitingAt(read, places, new Date(now.getTime() - WEEK_MS))
  const rules = await loadRules(read)
  const loaded = new Map<number, LoadedSummary>()
  for (const place of places) {
    const { id, level } = place
    const coverage = coverages.get(id)
    const standing = standings.get(place.officeId ?? 0)
    if (!coverage) continue
    const asOf = dayAt(place)
    const children = level === 'primary' ? [] : await childrenCoverage(read, id, asOf)
    const { statMembers, statAsOf, tickets, primariesWithoutMembers } = coverage
    const before = befores.get(id)
    const figures: SummaryFigures = {
      orgId: id,
      name: orgLabel(place),
      level,
      asOf,
      now: weekFigures(coverage),
      figuresAsOf: coverage.figuresAsOf,
      stat: statMembers !== null && statAsOf !== null ? { members: statMembers, asOf: statAsOf } : null,
      before: before ? { figures: weekFigures(before.figures), asOf: before.asOf } : null,
      ...(waiting.get(id) ?? { applications: 0, newApplications: 0, duplicates: 0 }),
      gaps: standing ? standing.gaps.length - standing.waiting.length : 0,
      accessBelow: children.length > 0 ? await countWithoutAccess(read, id, asOf) : 0,
      emptyPrimaries: primariesWithoutMembers ?? 0,
      ticketsToHand: tickets.produced ?? 0,
      // A primary's own rules are its gaps and its people, which the summary says already.
      broken: level === 'primary' ? [] : await brokenRulesOf(read, place, rules, asOf),
      children: children.flatMap(({ org, members, statMembers }) =>
        members !== null && statMembers ? [{ id: org.id, name: orgLabel(org), members, statMembers }] : [],
      ),
      below: children.length,
    }
    loaded.set(id, { figures, coverage })
  }
  return loaded
}

function roots(places: readonly SummaryPlace[]) {
  return places.map(({ id, aisId, name, shortName, kind, level, parentId }) => ({
    ...{ id, aisId, name, shortName, kind, level, parentId },
  }))
}

/** Offices live by different clocks: at one moment it is not the same day everywhere. */
async function onTheirDays(
  places: readonly SummaryPlace[],
  dayAt: (place: SummaryPlace) => string,
  load: (day: string, group: SummaryPlace[]) => Promise<Coverage[]>,
): Promise<Map<number, Coverage>> {
  const found = new Map<number, Coverage>()
  for (const [day, group] of groupBy(places, dayAt))
    for (const coverage of await load(day, group)) found.set(coverage.org.id, coverage)
  return found
}

async function weeksBefore(
  read: PrismaClient,
  coverages: readonly Coverage[],
): Promise<Map<number, KeptFigures>> {
  const found = new Map<number, KeptFigures>()
  for (const [day, group] of groupBy(coverages, ({ figuresAsOf }) => figuresAsOf)) {
    const ids = group.map(({ org }) => org.id)
    for (const [id, kept] of await latestSnapshots(read, ids, daysLater(day, -WEEK_DAYS))) found.set(id, kept)
  }
  return found
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function weekFigures(of: KeptFigures['figures']): WeekFigures {
  const { members, noStatus, appUsers, joinedOnline, officesWithoutAccess } = of
  return { members, noStatus, plastic: of.tickets.plastic, appUsers, joinedOnline, officesWithoutAccess }
}
