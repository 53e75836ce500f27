import type { Button, Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { countOpenPairs } from '../../../db/repos/duplicates.ts'
import { standingFor } from '../../../db/repos/gap-standing.ts'
import { loadFieldTable } from '../../../db/repos/gap-tables.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { OfficeHeld } from '../../../domain/identity/who.ts'
import { completeness, type PassportGap } from '../../../domain/quality/gaps.ts'
import type { Passport } from '../../../domain/quality/passport.ts'
import type { Waiver } from '../../../domain/quality/standing.ts'
import { askListsButton } from '../../closed-lists.ts'

export interface OfficeView {
  office: OfficeHeld
  name: string
  passport: Passport
  /** what is missing, also what is answered and waits for the level above */
  gaps: PassportGap[]
  waiting: string[]
  /** what is said not to apply, and not decided on */
  asked: Waiver[]
  /** what does not apply, as the level above has confirmed */
  waived: Waiver[]
  /** 0 … 100 */
  completePct: number
  /** pairs of members below that wait for a decision; 0 where people may not be shown */
  duplicates: number
}

export async function loadOffice(read: Tx, office: OfficeHeld, today: string): Promise<OfficeView> {
  const [org, standing, table, duplicates] = await Promise.all([
    read.organisation.findUniqueOrThrow({ where: { id: office.orgId } }),
    standingFor(read, office.officeId, today),
    loadFieldTable(read),
    office.access === 'full' ? countOpenPairs(read, office.orgPath) : 0,
  ])
  if (!standing) throw new Error(`office ${office.officeId} has no passport`)
  const { passport, gaps, waiting, asked, waived } = standing
  const applies = table.filter((row) => !waived.some(({ field }) => field === row.field))
  return {
    office,
    name: org.shortName ?? org.name,
    passport,
    gaps,
    waiting,
    asked,
    waived,
    completePct: Math.round(completeness(passport, today, applies) * 100),
    duplicates,
  }
}

export function officeScreen(view: OfficeView): Screen {
  const { passport, office } = view
  const term =
    passport.termFrom && passport.termTo
      ? {
          key: 'office.term' as const,
          vars: { from: writtenDate(passport.termFrom), to: writtenDate(passport.termTo) },
        }
      : { key: 'office.noTerm' as const }
  const rows: Button[][] = []
  const open = view.gaps.length - view.waiting.length
  if (view.gaps.length > 0)
    rows.push([
      {
        label: open > 0 ? { key: 'office.gapsCount', vars: { count: open } } : { key: 'office.gapsButton' },
        route: 'gaps',
        args: [office.orgId],
        style: 'primary',
      },
    ])
  rows.push([
    { label: { key: 'menu.summary' }, route: 'summary', args: [office.orgId] },
    { label: { key: 'campaign.button' }, route: 'campaign', args: [office.orgId] },
  ])
  rows.push([toPeople(office)])
  if (office.access === 'full')
    rows.push([handOut(view), { label: { key: 'mend.button' }, route: 'mend', args: [office.orgId] }])
  if (office.access === 'full' && passport.level === 'primary')
    rows.push(
      [{ label: { key: 'tickets.button' }, route: 'tickets', args: [office.orgId] }],
      [{ label: { key: 'permit.button' }, route: 'permit', args: [office.orgId] }],
    )
  if (office.access === 'full')
    rows.push([{ label: { key: 'decisionDays.button' }, route: 'decision.days', args: [office.orgId] }])
  if (view.duplicates > 0) {
    const label = { key: 'duplicates.button' as const, vars: { count: view.duplicates } }
    rows.push([{ label, route: 'duplicates', args: [office.orgId] }])
  }
  rows.push([{ label: { key: 'common.home' }, route: 'menu' }])
  return {
    text: { key: 'office.title', vars: { name: view.name } },
    more: [
      {
        key: 'office.chair',
        vars: { name: passport.chairFullName ?? '—', phone: passport.chairPhone ?? '—' },
      },
      term,
      { key: 'office.complete', vars: { pct: view.completePct } },
      { key: `office.${office.access}` as const },
    ],
    buttons: rows,
  }
}

/** The people of the office, or the request that opens them. */
function toPeople({ orgId, access }: OfficeHeld): Button {
  if (access === 'full') return { label: { key: 'menu.applications' }, route: 'applications' }
  if (access === 'unlisted') return askListsButton(orgId)
  return { label: { key: 'access.ask' }, route: 'access.ask', args: [orgId] }
}

/** What a chair gives to others: people of a primary a way to join, the chairs below their access. */
function handOut({ passport, office }: OfficeView): Button {
  return passport.level === 'primary'
    ? { label: { key: 'joinLink.button' }, route: 'join.link', args: [office.orgId] }
    : { label: { key: 'invite.button' }, route: 'access.list', args: [office.orgId] }
}
