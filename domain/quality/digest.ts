import { daysBetween } from '../calendar-date.ts'

/** Gaps of one office that opened on the same day. */
export interface OpenedTogether {
  openedOn: string
  count: number
}

/** An office as the levels above see it. */
export interface OfficeBelow {
  orgId: number
  path: string
  level: string
  /** somebody reachable holds it in the chat */
  bound: boolean
  /** the day by its own clock */
  today: string
  gaps: readonly OpenedTogether[]
}

/** What the level above is to hear of an office. */
export interface Escalated {
  orgId: number
  level: string
  count: number
  /** age of its oldest gap, in days */
  days: number
}

/**
 * The gaps of an office that are a matter of the level above: where nobody holds it, all of them from the first day; else
 * those that its own reminders have not closed in `fromDay` days. undefined: none.
 */
function escalated(office: OfficeBelow, fromDay: number | undefined): Escalated | undefined {
  const age = ({ openedOn }: OpenedTogether) => daysBetween(openedOn, office.today)
  const matter = office.gaps.filter((gap) => !office.bound || (fromDay !== undefined && age(gap) >= fromDay))
  if (matter.length === 0) return undefined
  return {
    ...{ orgId: office.orgId, level: office.level },
    count: matter.reduce((sum, { count }) => sum + count, 0),
    days: Math.max(...matter.map(age)),
  }
}

/** The nearest organisation above `path` where somebody answers for it; undefined where nobody does. */
export function receiverOf(path: string, answering: ReadonlySet<number>): number | undefined {
  const above = path.split('/').filter(Boolean).map(Number).slice(0, -1)
  return above.findLast((orgId) => answering.has(orgId))
}

export interface Digest {
  /** oldest first */
  offices: Escalated[]
  /** all that this organisation answers for */
  total: number
}

/** What each organisation above hears: one message for all below it that nobody nearer answers for. */
export function digests(
  offices: Iterable<OfficeBelow>,
  answering: ReadonlySet<number>,
  fromDay: number | undefined,
): Map<number, Digest> {
  const found = new Map<number, Digest>()
  for (const office of offices) {
    const receiver = receiverOf(office.path, answering)
    if (receiver === undefined) continue
    const digest = found.get(receiver) ?? { offices: [], total: 0 }
    found.set(receiver, digest)
    digest.total += 1
    const matter = escalated(office, fromDay)
    if (matter) digest.offices.push(matter)
  }
  for (const { offices: list } of found.values())
    list.sort((one, other) => other.days - one.days || other.count - one.count || one.orgId - other.orgId)
  return found
}
