import type { Button, Screen, Text } from '../../../core/screen.ts'
import { standingFor } from '../../../db/repos/gap-standing.ts'
import { loadLadder } from '../../../db/repos/gap-tables.ts'
import { answeringAbove, officesBelow } from '../../../db/repos/offices-below.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import { buttonName } from '../../../domain/organisation/label.ts'
import { type Digest, digests, type Escalated } from '../../../domain/quality/digest.ts'
import { fieldText, gapLines } from '../../../domain/quality/gap-text.ts'
import { escalatesFrom } from '../../../domain/quality/ladder.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

/** As many organisations as one screen of a phone holds. */
const PAGE = 8
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const NOTHING: Digest = { offices: [], total: 0 }

/** What stays empty below one's organisation, as the weekly digest counts it: the list, and each with its chair. */
export function createBelow({ database }: Deps): Record<'below' | 'of', Handler> {
  const { read } = database
  return {
    below: async (turn, [orgId, page]) => {
      const org = await findOrg(orgId)
      if (!org || !deciding(turn.who, org.path)) return { note: { key: 'common.forbidden' } }
      return show(await list(turn, org, Number(page) || 0))
    },
    of: (turn, [orgId]) => one(turn, orgId),
  }

  async function findOrg(orgId: string | undefined) {
    const org = await read.organisation.findFirst({
      where: { id: Number(orgId) || 0, removedOn: null },
      include: { office: { include: { bindings: { where: { endedAt: null }, take: 1 } } } },
    })
    return org && { ...org, label: org.shortName ?? org.name }
  }

  async function list(
    turn: Turn,
    { id, path, label }: { id: number; path: string; label: string },
    wanted: number,
  ): Promise<Screen> {
    const answering = new Set((await answeringAbove(read, turn.today)).keys())
    // Whoever looks answers for it now, also where the digest went to another level.
    answering.add(id)
    const offices = await officesBelow(read, { now: turn.now, defaultZone: turn.timeZone, path })
    const { offices: found, total } =
      digests(offices, answering, escalatesFrom(await loadLadder(read))).get(id) ?? NOTHING
    const number = wanted * PAGE < found.length ? wanted : 0
    const shown = found.slice(number * PAGE, (number + 1) * PAGE)
    if (shown.length === 0)
      return { text: { key: 'gaps.belowNone', vars: { name: label } }, buttons: [[HOME]] }
    const names = await namesOf(shown.map(({ orgId }) => orgId))
    const turning: Button[] = [
      ...(number > 0 ? [pageButton('invite.earlier', id, number - 1)] : []),
      ...((number + 1) * PAGE < found.length ? [pageButton('invite.later', id, number + 1)] : []),
    ]
    return {
      text: { key: 'gaps.below', vars: { name: label, count: found.length, total } },
      buttons: [
        ...shown.map((row) => [rowButton(row, names.get(row.orgId) ?? '—')]),
        ...(turning.length > 0 ? [turning] : []),
        [HOME],
      ],
    }
  }

  async function namesOf(ids: number[]): Promise<Map<number, string>> {
    const rows = await read.organisation.findMany({ where: { id: { in: ids } } })
    return new Map(rows.map((row) => [row.id, row.shortName ?? row.name]))
  }

  /** One organisation below: what is missing, whom to ring, and how its chair comes into the chat. */
  async function one(turn: Turn, orgId: string | undefined): Promise<Reply> {
    const org = await findOrg(orgId)
    const right = org && deciding(turn.who, pathAbove(org.path))
    const standing = org?.office && (await standingFor(read, org.office.id, turn.today))
    if (!org?.office || !right || !standing) return { note: { key: 'common.forbidden' } }
    const { passport, gaps, waiting, asked } = standing
    const contact: Text = {
      key: 'office.chair',
      vars: { name: passport.chairFullName ?? '—', phone: passport.chairPhone ?? '—' },
    }
    const isHeld = org.office.bindings.length > 0
    const vars = { name: org.label, count: gaps.length }
    const back: Button = { label: { key: 'common.back' }, route: 'gaps.below', args: [right.orgId] }
    return show({
      text: gaps.length > 0 ? { key: 'gaps.title', vars } : { key: 'gaps.belowNone', vars },
      more: [
        contact,
        { key: isHeld ? 'gaps.ofHeld' : 'gaps.ofUnheld' },
        ...(gaps.length > 0 ? gapLines(gaps, writtenDate(passport.termTo ?? ''), waiting) : []),
      ],
      buttons: [
        ...asked.map(({ id, field }): Button[] => [
          {
            label: { key: 'waive.look', vars: { field: fieldText(field) } },
            route: 'gap.waiver',
            args: [id, 'look'],
          },
        ]),
        ...(isHeld ? [] : [[{ label: { key: 'gaps.handOver' as const }, route: 'invite', args: [org.id] }]]),
        [back, HOME],
      ],
    })
  }
}

function pageButton(key: 'invite.earlier' | 'invite.later', orgId: number, number: number): Button {
  return { label: { key }, route: 'gaps.below', args: [orgId, number] }
}

function rowButton({ orgId, count, days }: Escalated, name: string): Button {
  return {
    label: { key: 'gaps.belowRow', vars: { name: buttonName(name), count, days } },
    route: 'gaps.of',
    args: [orgId],
  }
}
