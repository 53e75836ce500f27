import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { DepartureRow } from '../../../db/repos/departures.ts'
import { mayUndo } from '../../../domain/membership/decision.ts'
import { lastDecision, OBSTACLES } from '../../../domain/membership/departure.ts'
import { UNDO_SECONDS } from '../../../domain/undo.ts'
import type { Turn } from '../../turn.ts'
import { reasonVar } from '../applications/screens.ts'
import { printDay } from '../join/screens.ts'
import { answerButtons, askText, HOME, personOf } from './screens.ts'

const ALL: Button = { label: { key: 'applications.all' }, route: 'applications' }
const UNDO_HINT: Text = { key: 'applications.undo.hint', vars: { seconds: UNDO_SECONDS } }

/**
 * One wish for those who decide on it; `mayDecide`: it is their turn. `notice`: a word on what was done, or why nothing
 * was.
 */
export function departureScreen(row: DepartureRow, turn: Turn, mayDecide: boolean, notice?: Text): Screen {
  const undo = mayUndo(lastDecision(row), turn.accountId, turn.now)
  const facts = mayDecide ? askText(row) : factsText(row)
  const more = [...courseLines(row, turn.timeZone), ...(undo ? [UNDO_HINT] : [])]
  const undoButton: Button = { label: { key: 'applications.undo' }, route: 'departure.undo', args: [row.id] }
  return {
    text: notice ?? facts,
    more: notice ? [facts, ...more] : more,
    buttons: [...(mayDecide ? answerButtons(row) : []), ...(undo ? [[undoButton]] : []), [ALL, HOME]],
  }
}

/** What happened so far, a line each. */
export function courseLines(
  { submittedAt, releasedAt, papersAskedAt }: DepartureRow,
  timeZone: string,
): Text[] {
  const line = (key: 'submitted' | 'released' | 'papers', at: Date): Text => ({
    key: `departure.line.${key}`,
    vars: { date: printDay(at, timeZone) },
  })
  return [
    line('submitted', submittedAt),
    ...(papersAskedAt ? [line('papers', papersAskedAt)] : []),
    ...(releasedAt ? [line('released', releasedAt)] : []),
  ]
}

function factsText(row: DepartureRow): Text {
  const vars = {
    ...{ name: personOf(row), from: row.from.name, to: row.to?.name ?? '' },
    reason: reasonVar(row.reason ?? ''),
  }
  return { key: `departure.state.${stateKey(row)}`, vars }
}

function stateKey({ kind, state, reason }: DepartureRow) {
  if (state === 'done') return kind === 'transfer' ? 'transferred' : 'left'
  if (state === 'void') return `void.${OBSTACLES.find((each) => each === reason) ?? 'moved'}` as const
  if (state === 'declined' || state === 'withdrawn' || state === 'released') return state
  return 'submitted'
}
