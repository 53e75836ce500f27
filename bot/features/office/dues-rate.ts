import type { Button, Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import { setDuesRate } from '../../../db/repos/dues-rate.ts'
import { findPrimary } from '../../../db/repos/organisation-search.ts'
import { deciding } from '../../../domain/identity/who.ts'
import { readDuesRate } from '../../../domain/membership/dues-rate.ts'
import type { Deps } from '../../deps.ts'
import { answerButton, type DialogueDefinition } from '../../dialogue.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import type { Handler, Turn } from '../../turn.ts'

const DIALOGUE = 'dues-rate'
/** An answer by button: the line on paper stays empty. */
const UNKNOWN = '-'
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** The rate of dues that stands in statements on withholding them: what the primary has decided, as its chair types it. */
export function createDuesRate({ database, dialogues }: Deps): { duesRate: Handler } {
  dialogues.define(definition())
  return {
    async duesRate(turn, [orgId]) {
      const primary = await findOwn(database.read, turn, orgId)
      if (!primary) return { note: { key: 'common.forbidden' } }
      return dialogues.start(turn, DIALOGUE, { orgId: String(primary.id), name: primary.name })
    },
  }

  async function findOwn(read: Tx, turn: Turn, orgId: string | undefined) {
    const primary = await findPrimary(read, Number(orgId) || 0)
    return primary && deciding(turn.who, primary.path) ? primary : undefined
  }

  function definition(): DialogueDefinition {
    return {
      name: DIALOGUE,
      steps: [
        {
          id: 'rate',
          ask: ({ subject }) => ({
            text: { key: 'duesRate.ask', vars: { name: subject['name'] ?? '' } },
            buttons: [
              [answerButton(DIALOGUE, 'rate', UNKNOWN, { key: 'duesRate.unknown' })],
              [{ label: { key: 'common.back' }, route: 'join.link', args: [subject['orgId'] ?? ''] }, HOME],
            ],
          }),
          read: (input) => {
            const text = input.kind === 'text' ? input.text : ''
            const rate = text === UNKNOWN ? UNKNOWN : readDuesRate(text)
            return rate ? { ok: true, value: rate } : { ok: false, why: { key: 'duesRate.wrong' } }
          },
        },
      ],
      review: ({ subject, answers }, turn) => save(turn, subject['orgId'], answers['rate'] ?? ''),
    }
  }

  /** Asked again who may: the office may have ended between the question and the answer. */
  async function save(turn: Turn, orgId: string | undefined, answer: string): Promise<Screen> {
    const rate = answer === UNKNOWN ? '' : answer
    const primary = await transactByRights(database, turn, async (tx, now) => {
      await endDialogue(tx, turn.accountId, DIALOGUE)
      const primary = await findOwn(tx, now, orgId)
      if (primary) await setDuesRate(tx, { orgId: primary.id, rate, accountId: turn.accountId }, turn.now)
      return primary
    })
    if (!primary) return { text: { key: 'common.forbidden' }, buttons: [[HOME]] }
    return {
      text: rate ? { key: 'duesRate.saved', vars: { rate } } : { key: 'duesRate.empty' },
      buttons: [[{ label: { key: 'common.back' }, route: 'join.link', args: [primary.id] }, HOME]],
    }
  }
}
