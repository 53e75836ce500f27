import { commandBroadcast, findBroadcast } from '../../../db/repos/broadcast.ts'
import { loadDialogue } from '../../../db/repos/dialogues.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { BroadcastCommand } from '../../../domain/broadcast/broadcast.ts'
import { statusText } from '../../../domain/broadcast/progress-texts.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createAgain } from './again.ts'
import { openPlace } from './browse.ts'
import { announceDialogue } from './dialogue.ts'
import { listScreen } from './list.ts'
import { findOwn, findOwnNow } from './own.ts'
import { progressScreen } from './progress.ts'
import { createRecipientsFile } from './recipients-file.ts'
import { notFound, type ShowProgress } from './reply.ts'
import { createRetract } from './retract.ts'
import { DIALOGUE } from './screens.ts'
import { createSend } from './send.ts'
import type { Pace } from './sending.ts'
import { stopScreen } from './stop.ts'
import { showDraft } from './trial.ts'

type Handlers =
  | ('start' | 'preview' | 'send' | 'list' | 'show' | 'pause' | 'resume' | 'cancel')
  | ('retract' | 'again' | 'file')

/** Announcements: written and checked in a dialogue, sent by jobs, watched here. */
export function createAnnounce(deps: Deps, pace: Pace): Record<Handlers, Handler> {
  const { database, dialogues } = deps
  dialogues.define(announceDialogue(deps, pace))

  return {
    start: (turn, args) => (turn.input.kind === 'press' ? openDraft(turn, args) : goOn(turn)),

    async preview(turn) {
      const state = await loadDialogue(database.read, turn.accountId, DIALOGUE)
      return (state && showDraft(deps, state, turn)) ?? goOn(turn)
    },

    send: createSend(deps, pace, goOn),

    list: async (turn) => show(await listScreen(database, turn)),

    async show(turn, [id]) {
      const row = await findOwn(database.read, turn.who, id)
      return row ? show(await progressScreen(database, row, turn, pace)) : notFound()
    },

    pause: (turn, [id]) => command(turn, id, 'pause'),
    resume: (turn, [id]) => command(turn, id, 'resume'),

    async cancel(turn, [id, confirmed]) {
      if (confirmed === 'yes') return command(turn, id, 'cancel')
      const row = await findOwn(database.read, turn.who, id)
      return row ? show(stopScreen(row.id)) : notFound()
    },

    retract: createRetract(deps, showProgress),
    again: createAgain(deps, showProgress),
    file: createRecipientsFile(deps),
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
    const done = await transact(database, async (tx) => {
      const row = await findOwnNow(tx, turn, id)
      return row && { row, status: await commandBroadcast(tx, row.id, name, turn.now) }
    })
    if (!done) return notFound()
    const row = (await findBroadcast(database.read, done.row.id)) ?? done.row
    const screen = await progressScreen(database, row, turn, pace)
    return done.status
      ? { screen }
      : { screen, note: { key: 'announce.cannotNow', vars: { status: statusText(row) } } }
  }

  async function showProgress(...[turn, id, note]: Parameters<ShowProgress>): Promise<Reply> {
    const row = await findBroadcast(database.read, id)
    return row ? { screen: await progressScreen(database, row, turn, pace), note } : notFound()
  }
}
