import { toLocale } from '../../core/i18n.ts'
import type { Screen } from '../../core/screen.ts'
import type { SentFile } from '../../db/repos/sent-files.ts'
import type { JobContext } from '../context.ts'
import { renderScreen } from '../sender/render.ts'

/** What is over sooner needs no progress; an edit each 2.5 s leaves room for the person's own taps. */
const [FIRST_AFTER_MS, EDIT_EVERY_MS] = [1_500, 2_500]

/** Shows the sender how far a file is, in one message edited in place. Failing to show it harms nothing. */
export class ImportProgress {
  #messageId: string | undefined
  #dueAt = performance.now() + FIRST_AFTER_MS
  #showing: Promise<void> = Promise.resolve()

  constructor(
    private readonly context: JobContext,
    private readonly file: SentFile,
  ) {}

  at(pct: number): void {
    if (performance.now() < this.#dueAt) return
    this.#dueAt = performance.now() + EDIT_EVERY_MS
    const key = this.file.state === 'checking' ? 'import.checking' : 'import.importing'
    this.#queue({ text: { key, vars: { name: this.file.name, pct } } })
  }

  /** Ends the message where there is one, and waits for it. */
  async close(): Promise<void> {
    await this.#showing
    if (this.#messageId === undefined) return
    this.#queue({ text: { key: 'import.stepDone', vars: { name: this.file.name } } })
    await this.#showing
  }

  #queue(screen: Screen): void {
    this.#showing = this.#showing
      .then(() => this.#show(screen))
      .catch((error: unknown) =>
        this.context.log.warn({ err: error, file: this.file.id }, 'progress not shown'),
      )
  }

  async #show(screen: Screen): Promise<void> {
    const { database, codec, post } = this.context
    const account = await database.read.account.findUnique({ where: { id: this.file.accountId } })
    if (account?.reach !== 'active' || (await post.pace.take('realtime')) === 0) return
    const message = renderScreen(screen, toLocale(account.locale), account.externalId, codec)
    if (this.#messageId !== undefined) {
      await post.sender.edit(account.externalId, this.#messageId, message)
      return
    }
    const outcome = await post.sender.send(account.externalId, message)
    if (outcome.kind === 'sent') this.#messageId = outcome.messageId
  }
}
