import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { Database } from '../../../db/client.ts'
import { standingFor } from '../../../db/repos/gap-standing.ts'
import { type OfficeCard, officeCard } from '../../../db/repos/office-card.ts'
import { officePlace } from '../../../db/repos/office-invites.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import { fieldText, fillButtons, gapLines } from '../../../domain/quality/gap-text.ts'
import type { Passport, PassportField } from '../../../domain/quality/passport.ts'
import type { Turn } from '../../turn.ts'
import { isForOfficer } from '../office/fill-right.ts'
import { chairText } from '../office/screens.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
/** What those above correct here: by these somebody is reached. */
const CORRECTED: readonly PassportField[] = ['chair_phone', 'chair_full_name']

/**
 * One organisation below: why nobody works in the bot for it as they could, what is missing, whom to ring, and all that
 * mends it. undefined: it is none of the person's.
 */
export async function oneBelow(
  database: Database,
  turn: Turn,
  orgId: number,
  first: readonly Text[] = [],
): Promise<Screen | undefined> {
  const { read } = database
  const org = await read.organisation.findFirst({
    where: { id: orgId, removedOn: null },
    select: { path: true, office: { select: { id: true } } },
  })
  const right = org && deciding(turn.who, pathAbove(org.path))
  if (!right) return undefined
  if (!org.office) await transact(database, (tx) => officePlace(tx, orgId))
  const card = await officeCard(read, orgId, turn.today)
  const standing = card && (await standingFor(read, card.officeId, turn.today))
  if (!card || !standing) return undefined
  const { passport, gaps, waiting, asked } = standing
  const vars = { name: card.label, count: gaps.length }
  const title: Text = gaps.length > 0 ? { key: 'gaps.title', vars } : { key: 'gaps.ofNone', vars }
  const toFill = gaps.filter(({ field }) => isForOfficer(field) && !waiting.includes(field))
  const [text = title, ...more] = [...first, title, chairText(passport), ...accessTexts(card, turn)]
  return {
    text,
    more: [...more, ...(gaps.length > 0 ? gapLines(gaps, writtenDate(passport.termTo ?? ''), waiting) : [])],
    buttons: [
      ...(card.reasons.length > 0 ? [[handOver(card)]] : []),
      ...fillButtons(orgId, toFill),
      ...correctButtons(orgId, passport),
      ...asked.map(({ id, field }): Button[] => [
        {
          label: { key: 'waive.look', vars: { field: fieldText(field) } },
          route: 'gap.waiver',
          args: [id, 'look'],
        },
      ]),
      ...endButtons(card, turn),
      ...(card.level === 'primary'
        ? []
        : [[{ label: { key: 'invite.below' as const }, route: 'access.list', args: [orgId] }]]),
      [
        { label: { key: 'invite.button' }, route: 'access.list', args: [parentOf(card)] },
        { label: { key: 'gaps.belowButton' }, route: 'gaps.below', args: [right.orgId] },
      ],
      [HOME],
    ],
  }
}

function parentOf({ orgPath }: OfficeCard): string {
  return orgPath.split('/').at(-3) ?? ''
}

function accessTexts({ reasons, holders }: OfficeCard, turn: Turn): Text[] {
  const why: Text[] =
    reasons.length === 0
      ? [{ key: 'gaps.ofHeld' }]
      : [{ key: 'find.access.none' }, ...reasons.map((each): Text => ({ key: `find.access.${each}` }))]
  return [...why, ...holders.map((holder) => holderText(holder, turn))]
}

/** A chat that holds the office: how it came, since when, what it may do. Whose it is the bot does not know. */
function holderText({ access, method, boundAt }: OfficeCard['holders'][number], turn: Turn): Text {
  const how = method === 'phone' || method === 'link' ? method : 'hand'
  const vars = {
    date: writtenDate(calendarDate(boundAt, turn.timeZone)),
    how: { key: `holder.${how}` as const },
    access: { key: `holder.access.${access}` as const },
  }
  return { key: 'holder.line', vars }
}

function handOver({ orgId }: OfficeCard): Button {
  return { label: { key: 'gaps.handOver' }, route: 'invite', args: [orgId], style: 'primary' }
}

function correctButtons(orgId: number, passport: Passport): Button[][] {
  const known = { chair_phone: passport.chairPhone, chair_full_name: passport.chairFullName }
  return CORRECTED.filter((field) => known[field as keyof typeof known] !== null).map((field) => [
    {
      label: { key: 'below.correct', vars: { field: fieldText(field) } },
      route: 'gap.fill',
      args: [orgId, field],
    },
  ])
}

function endButtons({ holders }: OfficeCard, turn: Turn): Button[][] {
  return holders.map(({ bindingId, boundAt }) => [
    {
      label: { key: 'endAccess.button', vars: { date: writtenDate(calendarDate(boundAt, turn.timeZone)) } },
      route: 'access.end',
      args: [bindingId],
    },
  ])
}
