import { commandBroadcast } from '../../../db/repos/broadcast.ts'
import { loadDialogue } from '../../../db/repos/dialogues.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { BroadcastCommand } from '../../../domain/broadcast/broadcast.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { openPlace } from './browse.ts'
import { announceDialogue } from './dialogue.ts'
import { readDraft } from './draft.ts'
import { findOwn, listScreen, progressScreen, statusText, stopScreen } from './progress.ts'
import { FREE_RATE, previewScreen } from './review.ts'
import { DIALOGUE } from './screens.ts'
import { createSend } from './send.ts'

type Handlers = 'start' | 'preview' | 'send' | 'list' | 'show' | 'pause' | 'resume' | 'cancel'

/** Announcements: written and checked in a dialogue, sent by jobs, watched here. `sendRate` is messages a second. */
export function createAnnounce(deps: Deps, sendRate: number = FREE_RATE): Record<Handlers, Handler> {
  const { database, dialogues } = deps
  dialogues.define(announceDialogue(deps, sendRate))

  return {
    start: (turn, args) => (turn.input.kind === 'press' ? openDraft(turn, args) : goOn(turn)),

    async preview(turn) {
      const state = await loadDialogue(database.read, turn.accountId, DIALOGUE)
      const draft = state && readDraft(state)
      return draft ? show(previewScreen(draft)) : goOn(turn)
    },

    send: createSend(deps, goOn),

    list: async (turn) => show(await listScreen(database, turn)),

    async show(turn, [id]) {
      const row = await findOwn(database.read, turn.who, id)
      return row ? show(await progressScreen(database, row)) : notFound()
    },

    pause: (turn, [id]) => command(turn, id, 'pause'),
    resume: (turn, [id]) => command(turn, id, 'resume'),

    async cancel(turn, [id, confirmed]) {
      if (confirmed === 'yes') return command(turn, id, 'cancel')
      const row = await findOwn(database.read, turn.who, id)
      return row ? show(stopScreen(row)) : notFound()
    },
  }

  /** A press: an organisation opened in the tree, a new start, or where the draft is. */
  async function openDraft(turn: Turn, [what, orgId, page]: string[]): Promise<Reply> {
    if (what === 'new') return dialogues.start(turn, DIALOGUE, { draft: String(turn.now.getTime()) })
    const choosing = (what === 'at' || what === 'roots') && (await isChoosingPlace(turn))
    if (!choosing || what !== 'at') return goOn(turn)
    return show(await openPlace(database.read, turn.who, Number(orgId), Number(page)))
  }

  async function isChoosingPlace(turn: Turn): Promise<boolean> {
    const state = await dialogues.active(turn)
    return state?.name === DIALOGUE && 'text' in state.answers && !('org' in state.answers)
  }

  /** Goes on with the draft there is, or starts one. */
  async function goOn(turn: Turn): Promise<Reply> {
    const draft = await loadDialogue(database.read, turn.accountId, DIALOGUE)
    const subject: Record<string, string> = draft ? {} : { draft: String(turn.now.getTime()) }
    return dialogues.start(turn, DIALOGUE, subject, draft !== undefined)
  }

  async function command(turn: Turn, id: string | undefined, name: BroadcastCommand): Promise<Reply> {
    const row = await findOwn(database.read, turn.who, id)
    if (!row) return notFound()
    const status = await transact(database, (tx) => commandBroadcast(tx, row.id, name, turn.now))
    const now = (await findOwn(database.read, turn.who, id)) ?? row
    const screen = await progressScreen(database, now)
    return status
      ? { screen }
      : { screen, note: { key: 'announce.cannotNow', vars: { status: statusText(now) } } }
  }
}

function notFound(): Reply {
  return { note: { key: 'announce.notFound' } }
}
