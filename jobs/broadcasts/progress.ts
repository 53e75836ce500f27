import { toLocale } from '../../core/i18n.ts'
import type { Screen } from '../../core/screen.ts'
import { sayingsFor } from '../../core/written-time.ts'
import { estimateZones } from '../../db/finish-estimate.ts'
import { type BroadcastRow, findBroadcast, setProgressMessage } from '../../db/repos/broadcast.ts'
import { transact } from '../../db/unit-of-work.ts'
import { countLines, linesText, timeTexts, titleText } from '../../domain/broadcast/progress-texts.ts'
import type { JobContext } from '../context.ts'
import { renderScreen } from '../sender/render.ts'

/** Telegram lets a chat be written to about once a second; an edit each 2.5 s leaves room for the person's own taps. */
const EDIT_EVERY_MS = 2_500

/** Shows authors how far their broadcasts are, each in one message edited in place. Failing to show it harms nothing. */
export class ProgressBoard {
  readonly #progress = new Map<number, Progress>()

  constructor(private readonly context: JobContext) {}

  /** Something of this broadcast changed: it is shown when the last showing is old enough. */
  touch(id: number): void {
    const progress = this.#progress.get(id) ?? new Progress(this.context, id)
    this.#progress.set(id, progress)
    progress.touch()
  }

  /** Shows every last state and waits for it. */
  async close(): Promise<void> {
    await Promise.all([...this.#progress.values()].map((progress) => progress.close()))
  }
}

class Progress {
  #shownAt = Number.NEGATIVE_INFINITY
  #changed = false
  #showing: Promise<void> | undefined

  constructor(
    private readonly context: JobContext,
    private readonly id: number,
  ) {}

  touch(): void {
    this.#changed = true
    if (!this.#showing && performance.now() - this.#shownAt >= EDIT_EVERY_MS) this.#show()
  }

  async close(): Promise<void> {
    await this.#showing
    if (this.#changed) this.#show()
    await this.#showing
  }

  #show(): void {
    this.#shownAt = performance.now()
    this.#changed = false
    this.#showing = showProgress(this.context, this.id)
      .catch((error: unknown) =>
        this.context.log.warn({ err: error, broadcast: this.id }, 'progress not shown'),
      )
      .finally(() => {
        this.#showing = undefined
      })
  }
}

/** What the author sees; the bot's own screen of a broadcast says more, and takes commands. */
async function progressScreen(
  { database, clock, env }: JobContext,
  row: BroadcastRow,
  author: { locale: string; timeZone: string | null },
): Promise<Screen> {
  const { counts, waiting } = await database.counts.of(row.id)
  const now = clock.now()
  const say = sayingsFor(author.timeZone ?? env.TIME_ZONE, toLocale(author.locale))
  const isSending = row.status === 'running' && row.plannedAt !== null && waiting.length > 0
  const ends = isSending
    ? await estimateZones(database, waiting, { ...row, startAt: now }, env.SEND_RATE)
    : undefined
  const progress = { facts: row, counts, now, ends }
  return {
    text: titleText(row),
    more: [
      linesText(countLines(progress)),
      ...timeTexts(progress, say),
      { key: 'announce.countedAt', vars: { time: say.time(now) } },
    ],
    buttons: [
      [
        { label: { key: 'broadcast.open' }, route: 'broadcast', args: [row.id] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}

async function showProgress(context: JobContext, id: number): Promise<void> {
  const { database, codec, post } = context
  const row = await findBroadcast(database.read, id)
  if (!row?.createdBy) return
  const author = await database.read.account.findUnique({ where: { id: row.createdBy } })
  if (author?.reach !== 'active') return
  const screen = await progressScreen(context, row, author)
  const message = renderScreen(screen, toLocale(author.locale), author.externalId, codec)
  if ((await post.pace.take('realtime')) === 0) return
  if (row.progressMessageId) {
    await post.sender.edit(author.externalId, row.progressMessageId, message)
    return
  }
  const outcome = await post.sender.send(author.externalId, message)
  if (outcome.kind === 'sent') await transact(database, (tx) => setProgressMessage(tx, id, outcome.messageId))
}
