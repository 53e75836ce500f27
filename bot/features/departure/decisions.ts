import type { Text } from '../../../core/screen.ts'
import { waitingDepartures } from '../../../db/repos/departures.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { decidingRights } from '../../../domain/identity/who.ts'
import { readReason } from '../../../domain/membership/decision.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { agree, askForPapers, type Decided, openForDecider, refuse, undoDecided } from './decide.ts'
import { listScreen } from './list-screen.ts'
import { departureScreen } from './one-screen.ts'
import { REFUSE, REFUSED, refuseDialogue } from './refuse.ts'
import { noticeScreen, strikeOffScreen } from './screens.ts'

/** As many as one screen of a phone holds. */
const PAGE = 8

/** Deciding on those who leave or go over: for chairs with full access and officers, over their sub-tree. */
export function createDecisions({ database, dialogues }: Deps): Record<'list' | 'decide' | 'undo', Handler> {
  dialogues.define(refuseDialogue(database))

  return {
    async list(turn, [page = '']) {
      const roots = decidingRights(turn.who).map(({ orgPath }) => orgPath)
      const number = /^\d{1,6}$/.test(page) ? Number(page) : 0
      const range = { skip: number * PAGE, take: PAGE }
      const waiting = await waitingDepartures(database.read, roots, turn.accountId, range)
      return show(listScreen({ ...waiting, number, size: PAGE }))
    },

    /** Shows a wish; with the state in which it was asked about and an answer, answers it. */
    async decide(turn, [id = '', state = '', answer, confirmed]) {
      const asked = { id: Number(id), state }
      const opened = await openForDecider(database.read, turn, asked.id)
      if (opened.kind !== 'open') return refusal(opened.kind)
      const { row, right } = opened
      if (answer === undefined) return show(departureScreen(row, turn, right !== undefined))
      const isOpen = right !== undefined && row.state === state
      if (!isOpen) return show(departureScreen(row, turn, right !== undefined, DECIDED))
      const leaves = row.kind === 'leave'
      if (answer === 'no' && leaves) return papers(turn, asked)
      if (answer === 'no') return dialogues.start(turn, REFUSE, { id, state })
      if (answer === REFUSED) return refused(turn, asked)
      if (answer !== 'yes' && answer !== 'without') return { note: { key: 'common.stale' } }
      if (leaves && confirmed !== 'yes') return show(strikeOffScreen(row, answer))
      return decidedReply(await agree(database, turn, { ...asked, card: answer === 'yes' }), turn)
    },

    async undo(turn, [id = '']) {
      return decidedReply(await undoDecided(database, turn, Number(id)), turn, { key: 'departure.undone' })
    },
  }

  /** The reason stands in the draft, which must be about this very wish. */
  async function refused(turn: Turn, asked: { id: number; state: string }): Promise<Reply> {
    const draft = await loadDialogue(database.read, turn.accountId, REFUSE)
    const reason = readReason(draft?.answers['reason'] ?? '')
    if (draft?.subject['id'] !== String(asked.id) || !reason.ok) return { note: { key: 'common.stale' } }
    const decided = await refuse(database, turn, { ...asked, reason: reason.value })
    await transact(database, (tx) => endDialogue(tx, turn.accountId, REFUSE))
    return decidedReply(decided, turn)
  }

  async function papers(turn: Turn, asked: { id: number; state: string }): Promise<Reply> {
    return decidedReply(await askForPapers(database, turn, asked), turn, { key: 'departure.papers.asked' })
  }

  async function decidedReply(decided: Decided, turn: Turn, done?: Text): Promise<Reply> {
    if (decided.kind === 'late') return { note: { key: 'departure.undo.late' } }
    if (decided.kind === 'foreign' || decided.kind === 'own') return refusal(decided.kind)
    const opened = await openForDecider(database.read, turn, decided.row.id)
    const [row, mayDecide] =
      opened.kind === 'open' ? [opened.row, opened.right !== undefined] : [decided.row, false]
    return show(departureScreen(row, turn, mayDecide, decided.kind === 'decided' ? DECIDED : done))
  }
}

const DECIDED: Text = { key: 'departure.decided' }

function refusal(kind: 'foreign' | 'own'): Reply {
  return show(noticeScreen({ key: `departure.${kind}` }))
}
