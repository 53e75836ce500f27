import { Bus } from './bus.ts'
import { Chats } from './chats.ts'
import { CommandLists } from './commands.ts'
import type { Faults } from './faults.ts'
import { Files } from './files.ts'
import { Limits } from './limits.ts'
import { PEOPLE, type Person } from './people.ts'
import { Queries } from './queries.ts'
import { type Saved, Store } from './store.ts'
import type { LedgerEntry, SimEvent, User } from './types.ts'
import { UpdateQueue } from './updates.ts'

export interface StateOptions {
  stateFile?: string
  people?: Person[]
  clock?: () => Date
  /** Whether Telegram's pace is enforced; default false. */
  limits?: boolean
}

/** Everything the simulator knows, and the only place where it changes. */
export class SimulatorState {
  readonly events = new Bus<SimEvent>()
  readonly chats: Chats
  readonly updates: UpdateQueue
  readonly queries = new Queries()
  readonly commands: CommandLists
  /** Set it to make calls fail. */
  faults: Faults = {}
  readonly limits: Limits
  readonly files: Files
  /** Every message that was sent or changed, in order. */
  readonly ledger: LedgerEntry[] = []
  readonly now: () => Date
  bot: User = { id: 7_000_000_001, is_bot: true, first_name: 'Первичка', username: 'pervichka_demo_bot' }
  readonly #store: Store

  constructor(options: StateOptions = {}) {
    const saved = Store.load(options.stateFile)
    const tell = (event: SimEvent) => this.#tell(event)
    this.now = options.clock ?? (() => new Date())
    this.#store = new Store(options.stateFile, () => this.#collect())
    this.chats = new Chats(options.people ?? PEOPLE, saved?.nextMessageId ?? 1, tell)
    this.updates = new UpdateQueue(Math.max(saved?.nextUpdateId ?? 0, Date.now()), () =>
      this.#store.changed(),
    )
    this.commands = new CommandLists((chatId) =>
      tell(chatId === undefined ? { kind: 'commands' } : { kind: 'chat', chatId }),
    )
    this.limits = new Limits(options.limits ?? false)
    this.files = new Files(options.stateFile && `${options.stateFile}.files`)
    if (saved) this.#restore(saved)
  }

  /** Writes what is not yet written. */
  save(): void {
    this.#store.flush()
  }

  delivered(entry: LedgerEntry): void {
    this.ledger.push(entry)
  }

  #tell(event: SimEvent): void {
    this.#store.changed()
    this.events.emit(event)
  }

  #restore(saved: Saved): void {
    this.chats.restore(saved.chats)
    this.updates.restore(saved.updates, saved.webhook)
    this.commands.restore(saved.commands)
  }

  #collect(): Saved {
    const webhook = this.updates.webhook
    return {
      version: 1,
      nextUpdateId: this.updates.nextUpdateId,
      nextMessageId: this.chats.nextMessageId,
      chats: this.chats.all(),
      updates: [...this.updates.pending()],
      commands: this.commands.save(),
      ...(webhook ? { webhook } : {}),
    }
  }
}
