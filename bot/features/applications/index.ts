import type { Button } from '../../../core/screen.ts'
import { type ApplicationRow, waitingApplications } from '../../../db/repos/applications.ts'
import { waitingCorrections } from '../../../db/repos/corrections.ts'
import { waitingDepartures } from '../../../db/repos/departures.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { waitingLinkRequests } from '../../../db/repos/link-requests.ts'
import { decidingRights } from '../../../domain/identity/who.ts'
import { DECLINE_REASONS } from '../../../domain/membership/decision.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import type { Deps } from '../../deps.ts'
import type { DialogueDefinition } from '../../dialogue.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import {
  acceptApplication,
  type Decided,
  declineApplication,
  openApplication,
  undoDecided,
} from './decide.ts'
import { applicationScreen } from './one-screen.ts'
import { createProtocol } from './protocol.ts'
import { reasonDialogue, reasonReview, reasonScreen } from './reason.ts'
import { CONFIRMED, DECLINE, listScreen, noticeScreen } from './screens.ts'
import { createTalk } from './talk.ts'

/** As many applications as one screen of a phone holds. */
const PAGE = 8
/** Requests to link a chat shown above them, wishes to leave and corrections of cards; the next ones come as these are decided. */
const REQUESTS = 5

export interface ApplicationsFeature {
  list: Handler
  show: Handler
  accept: Handler
  decline: Handler
  undo: Handler
  protocol: Handler
  talk: Handler
}

/** Deciding on those who want to join: for chairs with full access and officers, over their sub-tree. */
export function createApplications(deps: Deps): ApplicationsFeature {
  const { database, dialogues } = deps
  dialogues.define(declineDialogue(deps))

  async function decidedReply(decided: Decided, turn: Turn): Promise<Reply> {
    if (decided.kind === 'stale') return { note: { key: 'common.stale' } }
    if (decided.kind === 'foreign' || decided.kind === 'own') return refusal(decided.kind)
    const notice = decided.kind === 'done' ? undefined : ({ key: `applications.${decided.kind}` } as const)
    return show(await applicationScreen(database.read, decided.row, turn, notice))
  }

  return {
    async list(turn, args) {
      const roots = decidingRights(turn.who).map(({ orgPath }) => orgPath)
      const number = /^\d{1,6}$/.test(args[0] ?? '') ? Number(args[0]) : 0
      const page = await waitingApplications(database.read, roots, { number, size: PAGE })
      if (page.rows.length > 0 && number > 0) return show(listScreen({ ...page, number, size: PAGE }))
      const self = { accountId: turn.accountId, memberId: turn.who.member?.memberId }
      const [first, requests, departures, corrections] = await Promise.all([
        number === 0 ? page : waitingApplications(database.read, roots, { number: 0, size: PAGE }),
        waitingLinkRequests(database.read, roots, turn.accountId, { now: turn.now, limit: REQUESTS }),
        waitingDepartures(database.read, roots, turn.accountId, { skip: 0, take: REQUESTS }),
        waitingCorrections(database.read, roots, self, REQUESTS),
      ])
      return show(listScreen({ ...first, number: 0, size: PAGE, requests, departures, corrections }))
    },

    async show(turn, args) {
      const opened = await openApplication(database.read, turn, Number(args[0]))
      if (opened.kind !== 'open') return refusal(opened.kind)
      return show(await applicationScreen(database.read, opened.row, turn))
    },

    async accept(turn, args) {
      return decidedReply(await acceptApplication(database, turn, Number(args[0])), turn)
    },

    async decline(turn, args) {
      const id = Number(args[0])
      if (args[1] === CONFIRMED) return decidedReply(await declineApplication(database, turn, id), turn)
      const opened = await openApplication(database.read, turn, id)
      if (opened.kind !== 'open') return refusal(opened.kind)
      if (opened.row.state !== 'submitted') return decidedReply({ kind: 'decided', row: opened.row }, turn)
      return dialogues.start(turn, DECLINE, { applicationId: String(id) })
    },

    async undo(turn, args) {
      const undone = await undoDecided(database, turn, Number(args[0]))
      if (undone.kind === 'late' || undone.kind === 'newer')
        return { note: { key: `applications.undo.${undone.kind}` } }
      if (undone.kind !== 'done') return refusal(undone.kind)
      return show(await applicationScreen(database.read, undone.row, turn, { key: 'applications.undo.done' }))
    },

    protocol: createProtocol(deps, applicationScreen),
    talk: createTalk(deps),
  }
}

/** Why an application is declined: a common reason or the chair's own words, then a last look. */
function declineDialogue({ database }: Deps): DialogueDefinition {
  async function subject(state: DialogueState, turn: Turn): Promise<ApplicationRow | undefined> {
    const opened = await openApplication(database.read, turn, Number(state.subject['applicationId'] ?? 0))
    return opened.kind === 'open' ? opened.row : undefined
  }
  return reasonDialogue(DECLINE, {
    ask: async (state, turn) => {
      const row = await subject(state, turn)
      return reasonScreen(DECLINE, row ? fullName(row) : '', DECLINE_REASONS)
    },
    review: async (state, turn, reason) => {
      const row = await subject(state, turn)
      return row
        ? reasonReview(DECLINE, fullName(row), reason, declineButton(row))
        : noticeScreen({ key: 'applications.foreign' })
    },
  })
}

function declineButton({ id }: ApplicationRow): Button {
  const label = { key: 'applications.decline' } as const
  return { label, route: 'application.decline', args: [id, CONFIRMED], style: 'danger' }
}

function refusal(kind: 'foreign' | 'own'): Reply {
  return show(noticeScreen({ key: `applications.${kind}` }))
}
