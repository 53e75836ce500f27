import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { standingFor } from '../../../db/repos/gap-standing.ts'
import { loadFieldTable } from '../../../db/repos/gap-tables.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { OfficeHeld } from '../../../domain/identity/who.ts'
import { type Waiting, waitingButtons } from '../../../domain/organisation/desk.ts'
import { completeness, type PassportGap } from '../../../domain/quality/gaps.ts'
import type { Passport } from '../../../domain/quality/passport.ts'
import type { Waiver } from '../../../domain/quality/standing.ts'
import { askListsButton } from '../../closed-lists.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

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
}

export async function loadOffice(read: Tx, office: OfficeHeld, today: string): Promise<OfficeView> {
  const [org, standing, table] = await Promise.all([
    read.organisation.findUniqueOrThrow({ where: { id: office.orgId } }),
    standingFor(read, office.officeId, today),
    loadFieldTable(read),
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
  }
}

/** The office as it stands. Of full access it is a desk: what waits there, most urgent first, and all else one press away. */
export function officeScreen(view: OfficeView, waiting?: Waiting): Screen {
  const { office, passport } = view
  const tasks = waiting ? waitingButtons(office.orgId, passport.level, waiting) : limitedTasks(view)
  const to = (key: MessageKey, route: string): Button => ({ label: { key }, route, args: [office.orgId] })
  return {
    text: { key: 'office.title', vars: { name: view.name } },
    more: [
      ...passportLines(view),
      ...(waiting ? [{ key: tasks.length > 0 ? ('desk.waits' as const) : ('desk.nothing' as const) }] : []),
    ],
    buttons: [
      ...tasks.map((task, at) => [at === 0 ? { ...task, style: 'primary' as const } : task]),
      [to('menu.summary', 'summary'), to('campaign.button', 'campaign')],
      ...(waiting ? [[handOut(view), to('desk.all', 'office.all')]] : []),
      [HOME],
    ],
  }
}

/** Everything that a chair with full access has, whether something waits there or not. */
export function allScreen(view: OfficeView): Screen {
  const { orgId } = view.office
  const to = (key: MessageKey, route: string): Button => ({ label: { key }, route, args: [orgId] })
  const isPrimary = view.passport.level === 'primary'
  return {
    text: { key: 'office.title', vars: { name: view.name } },
    more: [{ key: 'desk.allHow' }],
    buttons: [
      [{ label: { key: 'menu.applications' }, route: 'applications' }],
      ...(isPrimary ? [[to('statuses.button', 'statuses'), to('tickets.button', 'tickets')]] : []),
      ...(view.passport.level === 'union' ? [] : [[to('reach.button', 'reach')]]),
      [to('mend.button', 'mend'), to('duplicates.menu', 'duplicates')],
      [handOut(view), to('office.gapsButton', 'gaps')],
      ...(isPrimary ? [[to('permit.button', 'permit')]] : []),
      [to('decisionDays.button', 'decision.days')],
      [to('common.back', 'office'), HOME],
    ],
  }
}

function passportLines({ passport, office, completePct }: OfficeView): Text[] {
  const { termFrom, termTo } = passport
  return [
    chairText(passport),
    termFrom && termTo
      ? { key: 'office.term', vars: { from: writtenDate(termFrom), to: writtenDate(termTo) } }
      : { key: 'office.noTerm' },
    { key: 'office.complete', vars: { pct: completePct } },
    { key: `office.${office.access}` },
  ]
}

/** Who is chair and how to ring them, as far as the passport says. */
export function chairText({ chairFullName, chairPhone }: Passport): Text {
  if (chairFullName === null && chairPhone === null) return { key: 'office.noChair' }
  const name = chairFullName ?? { key: 'access.noChair' as const }
  return chairPhone === null
    ? { key: 'office.chairNoPhone', vars: { name } }
    : { key: 'office.chair', vars: { name, phone: chairPhone } }
}

/** Without full access: the own passport, and the request that opens the rest. */
function limitedTasks({ office: { orgId, access }, gaps, waiting }: OfficeView): Button[] {
  const count = gaps.length - waiting.length
  const label: Text = count > 0 ? { key: 'office.gapsCount', vars: { count } } : { key: 'office.gapsButton' }
  const ask: Button = { label: { key: 'access.ask' }, route: 'access.ask', args: [orgId] }
  return [
    ...(gaps.length > 0 ? [{ label, route: 'gaps', args: [orgId] }] : []),
    access === 'unlisted' ? askListsButton(orgId) : ask,
  ]
}

/** What a chair gives to others: people of a primary a way to join, the chairs below their access. */
function handOut({ passport, office }: OfficeView): Button {
  return passport.level === 'primary'
    ? { label: { key: 'joinLink.button' }, route: 'join.link', args: [office.orgId] }
    : { label: { key: 'invite.button' }, route: 'access.list', args: [office.orgId] }
}
