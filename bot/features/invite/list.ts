import type { Button, Screen } from '../../../core/screen.ts'
import { loadTermLadder } from '../../../db/repos/gap-tables.ts'
import { officesWithoutAccess, type WithoutAccess } from '../../../db/repos/offices-without-access.ts'
import { deciding, decidingRights, pathAbove, type Who } from '../../../domain/identity/who.ts'
import type { AccessReason } from '../../../domain/lookup/access.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { listScreen, PAGE, reasonsScreen, WHY, WHYS, type Why } from './list-screens.ts'
import { backToList, chooseScreen, HOME, type Named } from './screens.ts'

/** «Who has no access»: organisations directly below one's own that nobody runs with full access. */
export function createAccessList({ database }: Deps): Handler {
  const { read } = database
  return async (turn, [orgId, page, filter]) => {
    if (orgId === undefined) return choose(turn)
    const org = await read.organisation.findFirst({ where: { id: Number(orgId) || 0, removedOn: null } })
    if (!org || !deciding(turn.who, org.path)) return { note: { key: 'common.forbidden' } }
    const named = { orgId: org.id, name: org.shortName ?? org.name, orgPath: org.path }
    return show(await list(turn, named, Number(page) || 0, filter))
  }

  async function choose(turn: Turn) {
    const ids = decidingRights(turn.who).map((right) => right.orgId)
    const rows = await read.organisation.findMany({
      where: { id: { in: ids }, removedOn: null, level: { not: 'primary' } },
      orderBy: { id: 'asc' },
    })
    const heads = rows.map((row) => ({ orgId: row.id, name: row.shortName ?? row.name, orgPath: row.path }))
    const [only] = heads
    return show(only && heads.length === 1 ? await list(turn, only, 0, undefined) : chooseScreen(heads))
  }

  async function list(
    turn: Turn,
    org: Named & { orgPath: string },
    wanted: number,
    filter: string | undefined,
  ): Promise<Screen> {
    const ladder = await loadTermLadder(read)
    const all = await officesWithoutAccess(read, org.orgId, turn.today, ladder)
    const back = wayOut(turn.who, org)
    if (filter === WHY) return reasonsScreen(org, countReasons(all), back)
    const why = toFilter(filter)
    const found = all.filter(({ reasons }) => isOf(reasons, why))
    // The last row of a page may have found its chair meanwhile.
    const number = wanted * PAGE < found.length ? wanted : 0
    const rows = found.slice(number * PAGE, (number + 1) * PAGE)
    const without = all.filter(({ reasons }) => reasons.length > 0)
    const empty = without.filter(({ held }) => !held).length
    const counts = { empty, limited: without.length - empty, soon: all.length - without.length }
    return listScreen(org, { ...counts, rows, number, found: found.length, why }, back)
  }
}

/** Without a reason asked for: all that lack access; `soon`: those that have it in a term that ends soon. */
function isOf(reasons: readonly AccessReason[], why: Why | undefined): boolean {
  if (why === 'soon') return reasons.length === 0
  return why === undefined ? reasons.length > 0 : reasons.includes(why)
}

function countReasons(all: readonly WithoutAccess[]): Array<[Why, number]> {
  return WHYS.map((why): [Why, number] => [
    why,
    all.filter(({ reasons }) => isOf(reasons, why)).length,
  ]).filter(([, count]) => count > 0)
}

function toFilter(text: string | undefined): Why | undefined {
  return WHYS.find((why) => why === text)
}

/** Back to the office that one came from, or up to the list of the level above where that is one's own too. */
function wayOut(who: Who, { orgId, orgPath }: { orgId: number; orgPath: string }): Button[] {
  const above = pathAbove(orgPath)
  if (who.offices.some((office) => office.orgId === orgId))
    return [{ label: { key: 'common.back' }, route: 'office', args: [orgId] }, HOME]
  return above !== orgPath && deciding(who, above) ? [backToList({ orgPath }), HOME] : [HOME]
}
