import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { OrgCard, PersonCard } from '../../../db/repos/lookup.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { deciding } from '../../../domain/identity/who.ts'
import { fieldText } from '../../../domain/quality/gap-text.ts'
import type { PassportGap } from '../../../domain/quality/gaps.ts'
import type { Passport } from '../../../domain/quality/passport.ts'
import type { Turn } from '../../turn.ts'

const LAST: Button[] = [
  { label: { key: 'find.back' }, route: 'find.page' },
  { label: { key: 'common.home' }, route: 'menu' },
]
/** Fields that are named; the others are counted. */
const NAMED = 6

interface OrgView {
  card: OrgCard
  passport: Passport | undefined
  gaps: readonly PassportGap[]
}

/** An organisation with everything that decides what its chair can do, and where to mend it. */
export function orgScreen(view: OrgView, turn: Turn): Screen {
  const { card } = view
  const { level, label: name, aisId, above = '—', members, primaries, children, applications } = card
  const vars = { name, level: { key: `level.${level}` as MessageKey }, aisId, above }
  return {
    text: { key: 'find.org.title', vars },
    more: [
      ...goneTexts(card),
      ...chairTexts(view.passport),
      ...accessTexts(card),
      ...gapTexts(view.gaps),
      { key: 'find.org.counts', vars: { members, primaries, children, applications } },
    ],
    buttons: [...orgButtons(card, turn), [historyButton('o', card.id)], LAST],
  }
}

function goneTexts({ removedOn, absentSince }: OrgCard): Text[] {
  return [
    ...(removedOn ? [{ key: 'find.org.removed' as const, vars: { date: writtenDate(removedOn) } }] : []),
    ...(absentSince ? [{ key: 'find.org.absent' as const, vars: { date: writtenDate(absentSince) } }] : []),
  ]
}

function chairTexts(passport: Passport | undefined): Text[] {
  const { chairFullName, chairPhone, chairEmail, termFrom, termTo } = passport ?? {}
  const vars = { name: chairFullName ?? '—', phone: chairPhone ?? '—', email: chairEmail ?? '—' }
  return [
    { key: 'find.org.chair', vars },
    termFrom && termTo
      ? { key: 'office.term', vars: { from: writtenDate(termFrom), to: writtenDate(termTo) } }
      : { key: 'office.noTerm' },
  ]
}

function accessTexts({ access }: OrgCard): Text[] {
  if (access.length === 0) return [{ key: 'find.access.full' }]
  return [{ key: 'find.access.none' }, ...access.map((why): Text => ({ key: `find.access.${why}` }))]
}

function gapTexts(gaps: readonly PassportGap[]): Text[] {
  if (gaps.length === 0) return [{ key: 'find.org.complete' }]
  const named = gaps
    .slice(0, NAMED)
    .map(({ field }): Text => ({ key: 'find.org.gap', vars: { field: fieldText(field) } }))
  return [{ key: 'find.org.gaps', vars: { count: gaps.length } }, ...named]
}

/** What its officer can do at once; an auditor reads. */
function orgButtons({ id, path, access, applications }: OrgCard, { who }: Turn): Button[][] {
  if (!deciding(who, path)) return []
  return [
    ...(access.length > 0 ? [[{ label: { key: 'find.invite' } as const, route: 'invite', args: [id] }]] : []),
    [{ label: { key: 'mend.button' }, route: 'mend', args: [id] }],
    ...(applications > 0 ? [[{ label: { key: 'menu.applications' } as const, route: 'applications' }]] : []),
  ]
}

/** A person as the registry has them, and whether the bot reaches them. */
export function personScreen(card: PersonCard): Screen {
  const { id, aisId, name, org, status, phone, joinedOn, leftOn } = card
  const { ticketNumber, ticketStatus, appInstalled, reach } = card
  const statusText: Text = status
    ? { key: `status.${status}` as MessageKey }
    : { key: 'find.person.noStatus' }
  return {
    text: { key: 'find.person.title', vars: { name, org: org.label, aisId } },
    more: [
      ...(leftOn ? [{ key: 'find.person.left' as const, vars: { date: writtenDate(leftOn) } }] : []),
      ...(card.departing ? [{ key: 'find.person.departing' as const }] : []),
      { key: 'find.person.status', vars: { status: statusText } },
      { key: 'find.person.phone', vars: { phone: phone ?? '—' } },
      { key: 'find.person.joined', vars: { date: joinedOn ? writtenDate(joinedOn) : '—' } },
      {
        key: 'find.person.ticket',
        vars: { number: ticketNumber ?? '—', state: { key: `trail.value.${ticketStatus}` as MessageKey } },
      },
      ...(appInstalled ? [{ key: 'find.person.app' as const }] : []),
      { key: `find.reach.${reach ?? 'none'}` as MessageKey },
    ],
    buttons: [
      [{ label: { key: 'find.person.org' }, route: 'find.org', args: [org.id] }],
      [historyButton('p', id)],
      LAST,
    ],
  }
}

function historyButton(what: 'o' | 'p', id: number): Button {
  return { label: { key: 'trail.button' }, route: 'trail', args: [what, id] }
}
