import type { Tx } from '../../../db/client.ts'
import {
  addSentFile,
  confirmSentFile,
  dropSentFile,
  findSentFile,
  openSentFile,
  type SentFile,
} from '../../../db/repos/sent-files.ts'
import { may } from '../../../domain/identity/who.ts'
import { sentFileScreen } from '../../../domain/registry/sent-file-text.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { askFileScreen, DIALOGUE, readGiven, readSent, withTooLate } from './ask.ts'
import { rejectsFile } from './rejects-file.ts'

const FORBIDDEN: Reply = { note: { key: 'common.forbidden' } }
const STALE: Reply = { note: { key: 'common.stale' } }

/** A registry file sent in the chat: a job checks it, its sender confirms, a job imports it. */
export function createImports({
  database,
  dialogues,
}: Deps): Record<'start' | 'run' | 'drop' | 'rejects', Handler> {
  const { read } = database
  dialogues.define({
    name: DIALOGUE,
    steps: [{ id: 'file', ask: askFileScreen, read: (input) => readSent(input) }],
    // The file is all that is asked for.
    stopIf: (state, turn) => take(state.answers['file'] ?? '', turn),
    review: askFileScreen,
  })

  return {
    async start(turn, [which]) {
      const open = which === 'new' ? undefined : await fileOf(turn, which)
      if (open) return show(sentFileScreen(open))
      return dialogues.start(turn, DIALOGUE, {})
    },
    run: (turn, [id]) =>
      change(turn, id, async (tx, file) => {
        const done = await confirmSentFile(tx, file.id, turn.now)
        return done === 'busy' ? { file: { ...file, fault: 'busy' } } : { file, stale: done === 'stale' }
      }),
    drop: (turn, [id]) =>
      change(turn, id, async (tx, file) => ({
        file,
        stale: !(await dropSentFile(tx, file.id, turn.now)),
      })),
    async rejects(turn, [id]) {
      const file = await findSentFile(read, turn.accountId, Number(id) || 0)
      return file?.rejects ? show(rejectsFile(file, turn.locale)) : STALE
    },
  }

  /** The one that a button names, or the one that is not done with. */
  function fileOf(turn: Turn, id: string | undefined): Promise<SentFile | undefined> {
    return id === undefined || !/^\d+$/.test(id)
      ? openSentFile(read, turn.accountId)
      : findSentFile(read, turn.accountId, Number(id))
  }

  async function take(answer: string, turn: Turn) {
    const given = readGiven(answer)
    const added = await transactByRights(database, turn, async (tx, { who }) =>
      may('officer', who)
        ? ((await addSentFile(tx, { ...given, accountId: turn.accountId }, turn.now)) ?? 'busy')
        : undefined,
    )
    if (!added) return { text: { key: 'common.forbidden' as const } }
    const open = added === 'busy' ? await openSentFile(read, turn.accountId) : added
    if (!open) return askFileScreen()
    return added === 'busy' ? withTooLate(sentFileScreen(open)) : sentFileScreen(open)
  }

  /** By the rights of this moment, on a file of one's own; a tap that comes late shows how it stands. */
  async function change(
    turn: Turn,
    id: string | undefined,
    act: (tx: Tx, file: SentFile) => Promise<{ file: SentFile; stale?: boolean }>,
  ): Promise<Reply> {
    const done = await transactByRights(database, turn, async (tx, { who }) => {
      if (!may('officer', who)) return 'forbidden'
      const file = await findSentFile(tx, turn.accountId, Number(id) || 0)
      return file ? act(tx, file) : 'stale'
    })
    if (done === 'forbidden') return FORBIDDEN
    if (done === 'stale') return STALE
    if (done.file.fault === 'busy') return show(sentFileScreen(done.file))
    const now = await findSentFile(read, turn.accountId, done.file.id)
    if (!now) return STALE
    return { screen: sentFileScreen(now), ...(done.stale && { note: { key: 'common.stale' } }) }
  }
}
