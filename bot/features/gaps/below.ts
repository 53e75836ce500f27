import type { Button, Screen } from '../../../core/screen.ts'
import { loadLadder } from '../../../db/repos/gap-tables.ts'
import { answeringAbove, officesBelow } from '../../../db/repos/offices-below.ts'
import { deciding } from '../../../domain/identity/who.ts'
import { buttonName } from '../../../domain/organisation/label.ts'
import { type Digest, digests, type Escalated } from '../../../domain/quality/digest.ts'
import { escalatesFrom } from '../../../domain/quality/ladder.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { oneBelow } from './one-below.ts'

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
    async of(turn, [orgId]) {
      const screen = await oneBelow(database, turn, Number(orgId) || 0)
      return screen ? show(screen) : { note: { key: 'common.forbidden' } }
    },
  }

  async function findOrg(orgId: string | undefined) {
    const org = await read.organisation.findFirst({
      where: { id: Number(orgId) || 0, removedOn: null },
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
