import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { countOpenPairs } from '../../../db/repos/duplicates.ts'
import { passportOf } from '../../../db/repos/gaps.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { OfficeHeld } from '../../../domain/identity/who.ts'
import { fieldTable } from '../../../domain/quality/field-table.ts'
import { fillButtons, gapLines, MAX_BUTTONS } from '../../../domain/quality/gap-text.ts'
import { completeness, gapsOf, type PassportGap } from '../../../domain/quality/gaps.ts'
import type { Passport } from '../../../domain/quality/passport.ts'
import { askListsButton } from '../../closed-lists.ts'

export interface OfficeView {
  office: OfficeHeld
  name: string
  passport: Passport
  gaps: PassportGap[]
  /** 0 … 100 */
  completePct: number
  /** pairs of members below that wait for a decision; 0 where people may not be shown */
  duplicates: number
}

export async function loadOffice(read: Tx, office: OfficeHeld, today: string): Promise<OfficeView> {
  const [org, passport, duplicates] = await Promise.all([
    read.organisation.findUniqueOrThrow({ where: { id: office.orgId } }),
    passportOf(read, office.officeId),
    office.access === 'full' ? countOpenPairs(read, office.orgPath) : 0,
  ])
  if (!passport) throw new Error(`office ${office.officeId} has no passport`)
  return {
    office,
    name: org.shortName ?? org.name,
    passport,
    gaps: gapsOf(passport, today, fieldTable),
    completePct: Math.round(completeness(passport, today, fieldTable) * 100),
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
  if (view.gaps.length > 0)
    rows.push([
      {
        label: { key: 'office.gapsCount', vars: { count: view.gaps.length } },
        route: 'gaps',
        args: [office.orgId],
        style: 'primary',
      },
    ])
  rows.push([{ label: { key: 'menu.summary' }, route: 'summary', args: [office.orgId] }])
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

/** What is missing, with buttons for five fields at a time beginning with number `from`. */
export function gapsScreen(view: OfficeView, first?: Text, from = 0): Screen {
  const home: Button[] = [
    { label: { key: 'common.back' }, route: 'office', args: [view.office.orgId] },
    { label: { key: 'common.home' }, route: 'menu' },
  ]
  if (view.gaps.length === 0)
    return {
      text: first ?? { key: 'gaps.none' },
      ...(first && { more: [{ key: 'gaps.none' }] }),
      buttons: [home],
    }
  const lines = gapLines(view.gaps, writtenDate(view.passport.termTo ?? ''))
  const title: Text = { key: 'gaps.title', vars: { name: view.name, count: view.gaps.length } }
  return {
    text: first ?? title,
    more: [...(first ? [title] : []), ...lines],
    buttons: [...fillButtons(view.office.orgId, view.gaps, from), ...moreButton(view, from), home],
  }
}

/** The way to the fields that have no button yet, and round to the first ones. */
function moreButton(view: OfficeView, from: number): Button[][] {
  const rest = view.gaps.length - from - MAX_BUTTONS
  if (view.gaps.length <= MAX_BUTTONS) return []
  const next = rest > 0 ? from + MAX_BUTTONS : 0
  return [[{ label: { key: 'gaps.more' }, route: 'gaps', args: [view.office.orgId, next] }]]
}
