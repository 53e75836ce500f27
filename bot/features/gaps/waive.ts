import type { Button, Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import { standingFor } from '../../../db/repos/gap-standing.ts'
import { loadFieldTable } from '../../../db/repos/gap-tables.ts'
import { askWaiver, findWaiver } from '../../../db/repos/gap-waivers.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { type OfficeHeld, officeAt, pathAbove } from '../../../domain/identity/who.ts'
import { hangsOn } from '../../../domain/quality/field-table.ts'
import { fieldText } from '../../../domain/quality/gap-text.ts'
import { factOf } from '../../../domain/quality/standing.ts'
import { readReason, WAIVER_REASONS, waiverRequest } from '../../../domain/quality/waiver-text.ts'
import type { Deps } from '../../deps.ts'
import { answerButton, type DialogueDefinition } from '../../dialogue.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import type { Handler, Turn } from '../../turn.ts'

const DIALOGUE = 'gap-waive'
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** «This is not about us»: a reason, and the level above decides. */
export function createWaive({ database, dialogues }: Deps): Handler {
  dialogues.define(definition())
  return async (turn, [orgId = '', field = '']) => {
    const office = officeAt(turn.who, orgId)
    if (!office) return { note: { key: 'common.forbidden' } }
    const table = await loadFieldTable(database.read)
    const standing = await standingFor(database.read, office.officeId, turn.today)
    const isMissing = standing?.gaps.some((gap) => gap.field === field)
    if (!isMissing || !hangsOn(table, field)) return { note: { key: 'common.stale' } }
    return dialogues.start(turn, DIALOGUE, { orgId, field })
  }

  function definition(): DialogueDefinition {
    return {
      name: DIALOGUE,
      steps: [
        {
          id: 'reason',
          ask: ({ subject }) => ({
            text: { key: 'waive.ask', vars: { field: fieldText(subject['field'] ?? '') } },
            buttons: [
              ...WAIVER_REASONS.map((reason) => [
                answerButton(DIALOGUE, 'reason', reason, { key: `waive.reason.${reason}` }),
              ]),
              [{ label: { key: 'common.back' }, route: 'gaps', args: [subject['orgId'] ?? ''] }, HOME],
            ],
          }),
          read: (input) => {
            const reason = input.kind === 'text' ? readReason(input.text) : undefined
            return reason ? { ok: true, value: reason } : { ok: false, why: { key: 'waive.short' } }
          },
        },
      ],
      review: ({ subject, answers }, turn) =>
        save(turn, subject['orgId'] ?? '', subject['field'] ?? '', answers['reason'] ?? ''),
    }
  }

  /** Asked again who may: the office may have been lost between the question and the answer. */
  async function save(turn: Turn, orgId: string, field: string, reason: string): Promise<Screen> {
    const done = await transactByRights(database, turn, async (tx, now) => {
      const office = officeAt(now.who, orgId)
      await endDialogue(tx, turn.accountId, DIALOGUE)
      if (!office) return 'common.forbidden'
      const standing = await standingFor(tx, office.officeId, turn.today)
      const table = await loadFieldTable(tx)
      const isOpen = standing?.gaps.some((gap) => gap.field === field) && hangsOn(table, field)
      if (!standing || !isOpen) return 'fill.already'
      const fact = factOf(standing.passport, field, table)
      const word = { officeId: office.officeId, field, reason, fact, askedBy: turn.accountId }
      return (await askAbove(tx, office, await askWaiver(tx, word, turn.now), turn))
        ? 'waive.done'
        : 'waive.nobody'
    })
    const back: Button = { label: { key: 'office.gapsButton' }, route: 'gaps', args: [orgId] }
    return {
      text: { key: done, vars: { field: fieldText(field) } },
      buttons: [done === 'common.forbidden' ? [HOME] : [back, HOME]],
    }
  }
}

/** Asks those above. False where nobody is there to be asked. */
async function askAbove(tx: Tx, { orgId, orgPath }: OfficeHeld, id: number, turn: Turn): Promise<boolean> {
  const waiver = await findWaiver(tx, id)
  const above = await decidingAccounts(tx, pathAbove(orgPath), turn.today, turn.accountId)
  if (!waiver) return false
  for (const accountId of above) {
    const dedupeKey = `gap.waiver:${id}:${accountId}`
    const screen = waiverRequest(waiver)
    await appendNotice(tx, { accountId, orgId, kind: 'gap.waiver', dedupeKey, screen }, turn.now)
  }
  return above.length > 0
}
