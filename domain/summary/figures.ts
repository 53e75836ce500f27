import type { Broken } from '../consistency/rules.ts'

/** An organisation below, as a summary names it. */
export interface ChildFigures {
  id: number
  name: string
  members: number
  statMembers: number
}

/** What of an organisation is compared with a week ago. null: not known on that day. */
export interface WeekFigures {
  members: number | null
  noStatus: number | null
  plastic: number | null
  appUsers: number | null
  joinedOnline: number | null
  officesWithoutAccess: number | null
}

/** Everything a weekly summary of one organisation says. Dates are YYYY-MM-DD. */
export interface SummaryFigures {
  orgId: number
  name: string
  level: string
  asOf: string
  now: WeekFigures
  /** the day the figures are of */
  figuresAsOf: string
  /** the last report to compare with */
  stat: { members: number; asOf: string } | null
  /** the same figures a week or more ago */
  before: { figures: WeekFigures; asOf: string } | null
  /** applications that came in the last seven days */
  newApplications: number
  /** empty fields of the organisation's own passport */
  gaps: number
  applications: number
  emptyPrimaries: number
  /** organisations directly below that nobody runs in the chat with full access */
  accessBelow: number
  /** cards that were made and wait to be handed out */
  ticketsToHand: number
  /** pairs of members who are probably one person */
  duplicates: number
  /** rules of the registry that are broken below, worst first; those it does not say otherwise become things to do */
  broken: readonly Broken[]
  /** worst first, those of which enough is known */
  children: readonly ChildFigures[]
  /** how many organisations stand directly below */
  below: number
}

/** What the reader of a summary may do about it. */
export interface SummaryReader {
  /** holds the organisation itself: its office, or a role over it */
  own: boolean
  /** holds its office: may fill its passport and set its timetable */
  office: boolean
  /** decides on people there */
  decides: boolean
  /** wants the organisations below named, too */
  withChildren: boolean
  /** the organisation above, where the reader may look at it, too; undefined: this is where the reader begins */
  above?: number | undefined
}
