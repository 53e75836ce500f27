import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWorkbook } from '../../../core/workbook.ts'
import { loadForms, readiness } from '../../../db/repos/readiness.ts'
import { firstBroken } from '../../../db/repos/rule-rows.ts'
import { ruleSheets } from '../../../db/repos/rule-table.ts'
import { brokenRules, findRuleRoot, loadRules } from '../../../db/repos/rules.ts'
import { deciding, decidingRights } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { chooseScreen, mendScreen, type Place, readinessScreen, ruleScreen, sentScreen } from './screens.ts'

/** Organisations named on the screen of a rule. */
const NAMED = 10
/** Rows of a list in the chat: a file that is made and sent in seconds. */
const MOST_ROWS = 20_000

/** What to mend in the registry, in the sub-trees that a person decides for. Nobody's name is shown. */
export function createMend({ database }: Deps): Record<'show' | 'rule' | 'list' | 'readiness', Handler> {
  const { read } = database

  return {
    show: (turn, [orgId]) =>
      inPlace(turn, orgId, async (place) => {
        return show(mendScreen(place, await brokenRules(read, place.id, turn.today), turn.today))
      }),

    rule: (turn, [orgId, code]) =>
      inPlace(turn, orgId, async (place) => {
        const rules = (await loadRules(read)).filter((each) => each.code === code)
        const [broken] = await brokenRules(read, place.id, turn.today, rules)
        // Mended in the meantime: what is left.
        if (!broken) return show(mendScreen(place, await brokenRules(read, place.id, turn.today), turn.today))
        return show(ruleScreen(place, broken, await firstBroken(read, place, broken.rule, turn.today, NAMED)))
      }),

    list: (turn, [orgId, code]) =>
      inPlace(turn, orgId, async (place) => {
        const rule = (await loadRules(read)).find((each) => each.code === code)
        if (!rule) return { note: { key: 'common.stale' } }
        const { today: asOf, locale } = turn
        const { sheets, count, cut } = await ruleSheets(read, place, rule, { asOf, locale, most: MOST_ROWS })
        const path = join(tmpdir(), `pervichka-${randomUUID()}.xlsx`)
        await writeWorkbook(path, sheets)
        const file = { name: `${rule.code}-${asOf}.xlsx`, path, temporary: true as const }
        return show({ ...sentScreen(place, rule, count, cut), file })
      }),

    readiness: (turn, [orgId, at]) =>
      inPlace(turn, orgId, async (place) => {
        const forms = await loadForms(read)
        const form = forms[Number(at) || 0] ?? forms[0]
        if (!form) return { note: { key: 'common.stale' } }
        return show(readinessScreen(place, forms, form, await readiness(read, place, form, turn.today)))
      }),
  }

  /** The organisation a button names, where the person decides for it; the only one, or a choice, where it names none. */
  async function inPlace(
    turn: Turn,
    orgId: string | undefined,
    answer: (place: Place) => Promise<Reply>,
  ): Promise<Reply> {
    const own = [...new Set(decidingRights(turn.who).map((right) => right.orgId))]
    if (orgId === undefined && own.length > 1) {
      const places = await Promise.all(own.map((id) => findRuleRoot(read, { id })))
      return show(chooseScreen(places.filter((place) => place !== undefined)))
    }
    const place = await findRuleRoot(read, { id: Number(orgId ?? own[0]) || 0 })
    if (!place || !deciding(turn.who, place.path)) return { note: { key: 'common.forbidden' } }
    return answer({ ...place, hasOffice: turn.who.offices.some((office) => office.orgId === place.id) })
  }
}
