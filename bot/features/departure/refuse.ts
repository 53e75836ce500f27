import type { Button } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import type { DepartureRow } from '../../../db/repos/departures.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import type { DeclineReason } from '../../../domain/membership/decision.ts'
import type { DialogueDefinition } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import { reasonDialogue, reasonReview, reasonScreen } from '../applications/reason.ts'
import { openForDecider } from './decide.ts'
import { noticeScreen, personOf } from './screens.ts'

/** The dialogue in which somebody says why they refuse a transfer. */
export const REFUSE = 'refuse'
/** What the last look's button answers. */
export const REFUSED = 'refused'

/** Of the common reasons those that a primary may have not to let go, and not to take on. */
const TO_KEEP: readonly DeclineReason[] = ['mismatch', 'visit']
const NOT_TO_TAKE: readonly DeclineReason[] = ['elsewhere', 'mismatch', 'visit']

export function refuseDialogue({ read }: Database): DialogueDefinition {
  async function subject({ subject: { id } }: DialogueState, turn: Turn): Promise<DepartureRow | undefined> {
    const opened = await openForDecider(read, turn, Number(id))
    return opened.kind === 'open' && opened.right ? opened.row : undefined
  }
  return reasonDialogue(REFUSE, {
    ask: async (state, turn) => {
      const row = await subject(state, turn)
      if (!row) return noticeScreen({ key: 'departure.decided' })
      return reasonScreen(REFUSE, personOf(row), row.releasedAt ? NOT_TO_TAKE : TO_KEEP)
    },
    review: async (state, turn, reason) => {
      const row = await subject(state, turn)
      return row
        ? reasonReview(REFUSE, personOf(row), reason, refuseButton(row))
        : noticeScreen({ key: 'departure.decided' })
    },
  })
}

function refuseButton({ id, state }: DepartureRow): Button {
  const label = { key: 'departure.no' } as const
  return { label, route: 'departure', args: [id, state, REFUSED], style: 'danger' }
}
