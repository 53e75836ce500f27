import type { Button } from '../../../core/screen.ts'
import { officesWithoutAccess } from '../../../db/repos/offices-without-access.ts'
import { deciding, decidingRights, pathAbove, type Who } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { backToList, chooseScreen, HOME, listScreen, type Named, PAGE } from './screens.ts'

/** «Who has no access»: organisations directly below one's own that nobody runs with full access. */
export function createAccessList({ database }: Deps): Handler {
  const { read } = database
  return async (turn, [orgId, page]) => {
    if (orgId === undefined) return choose(turn)
    const org = await read.organisation.findFirst({ where: { id: Number(orgId) || 0, removedOn: null } })
    if (!org || !deciding(turn.who, org.path)) return { note: { key: 'common.forbidden' } }
    const named = { orgId: org.id, name: org.shortName ?? org.name, orgPath: org.path }
    return show(await list(turn, named, Number(page) || 0))
  }

  async function choose(turn: Turn) {
    const ids = decidingRights(turn.who).map((right) => right.orgId)
    const rows = await read.organisation.findMany({
      where: { id: { in: ids }, removedOn: null, level: { not: 'primary' } },
      orderBy: { id: 'asc' },
    })
    const heads = rows.map((row) => ({ orgId: row.id, name: row.shortName ?? row.name, orgPath: row.path }))
    const [only] = heads
    return show(only && heads.length === 1 ? await list(turn, only, 0) : chooseScreen(heads))
  }

  async function list(turn: Turn, org: Named & { orgPath: string }, wanted: number) {
    const page = (number: number) => officesWithoutAccess(read, org.orgId, turn.today, { number, size: PAGE })
    const asked = await page(wanted)
    // The last row of a page may have found its chair meanwhile.
    const [number, shown] = asked.rows.length > 0 || wanted === 0 ? [wanted, asked] : [0, await page(0)]
    return listScreen(org, { ...shown, number }, wayOut(turn.who, org))
  }
}

/** Back to the office that one came from, or up to the list of the level above where that is one's own too. */
function wayOut(who: Who, { orgId, orgPath }: { orgId: number; orgPath: string }): Button[] {
  const above = pathAbove(orgPath)
  if (who.offices.some((office) => office.orgId === orgId))
    return [{ label: { key: 'common.back' }, route: 'office', args: [orgId] }, HOME]
  return above !== orgPath && deciding(who, above) ? [backToList({ orgPath }), HOME] : [HOME]
}
