import { Dialogues } from '../../bot/dialogue.ts'
import { Dispatcher } from '../../bot/dispatch.ts'
import { createFeatures } from '../../bot/features.ts'
import { createRoutes } from '../../bot/routes.ts'
import type { Input, Reply } from '../../bot/turn.ts'
import { CallbackCodec } from '../../core/callback-data.ts'
import { translate } from '../../core/i18n.ts'
import { screenHtml } from '../../core/render.ts'
import type { Screen } from '../../core/screen.ts'
import type { Database } from '../../db/client.ts'
import { ensureAccount, whoIs } from '../../db/repos/accounts.ts'
import { makeTurn } from './turn.ts'

const CODEC = new CallbackCodec('x'.repeat(32))

/** One person and the whole bot without a messenger: every route, checked as the dispatcher checks it. */
export class Chat {
  now = new Date('2022-11-21T06:00:00Z')
  #shown: Reply = {}
  readonly #dispatcher: Dispatcher

  constructor(
    private readonly database: Database,
    private readonly externalId: string,
  ) {
    const dialogues = new Dialogues(database)
    const features = createFeatures(
      { database, dialogues, secret: 'x'.repeat(32), botName: () => 'bot' },
      { rate: 30, timeZone: 'Europe/Moscow' },
    )
    this.#dispatcher = new Dispatcher(createRoutes(features), features.dialogue.freeText)
  }

  async accountId(): Promise<number> {
    const person = { channel: 'telegram', externalId: this.externalId, locale: 'ru' }
    return (await ensureAccount(this.database, person, this.now)).id
  }

  command(name: string): Promise<string> {
    return this.#turn({ kind: 'command', name, payload: '' })
  }

  say(text: string): Promise<string> {
    return this.#turn({ kind: 'text', text })
  }

  shareContact(phone: string): Promise<string> {
    return this.#turn({ kind: 'contact', phone, own: true })
  }

  /** A button of the last screen, by what it says. */
  press(label: string): Promise<string> {
    return this.#pressOn(this.#shown.screen ? [this.#shown.screen] : [], label)
  }

  /** A button of the newest message that has it, by what it says. */
  async pressMessage(label: string): Promise<string> {
    return this.#pressOn(await this.#messages(), label)
  }

  /** Any button, by what it would do. */
  route(route: string, ...args: string[]): Promise<string> {
    return this.#turn({ kind: 'press', action: { route, args } })
  }

  get labels(): string[] {
    return buttonsOf(this.#shown.screen).map(({ label }) => translate('ru', label))
  }

  /** What this person was or will be sent, newest last. */
  async inbox(): Promise<string[]> {
    return (await this.#messages()).toReversed().map(words)
  }

  async #messages(): Promise<Screen[]> {
    const rows = await this.database.read.outboxMessage.findMany({
      where: { accountId: await this.accountId() },
      orderBy: { id: 'desc' },
    })
    return rows.map(({ screen }) => JSON.parse(screen))
  }

  #pressOn(screens: Screen[], label: string): Promise<string> {
    const button = screens.flatMap(buttonsOf).find((each) => translate('ru', each.label).includes(label))
    if (!button) throw new Error(`no button «${label}» in:\n${screens.map(words).join('\n---\n')}`)
    // throws where a button would not fit Telegram's 64 bytes
    CODEC.encode({ route: button.route, args: (button.args ?? []).map(String) }, this.externalId)
    return this.route(button.route, ...(button.args ?? []).map(String))
  }

  async #turn(input: Input): Promise<string> {
    const { read } = this.database
    const account = await read.account.findUniqueOrThrow({ where: { id: await this.accountId() } })
    const today = this.now.toISOString().slice(0, 10)
    const { id: accountId, externalId } = account
    const who = await whoIs(read, accountId, today)
    const dialogue = account.dialogue ?? undefined
    const turn = makeTurn({ accountId, externalId, dialogue, who, input, now: this.now, today })
    this.#shown = await this.#dispatcher.handle(turn)
    const { screen, note } = this.#shown
    return screen ? words(screen) : note ? translate('ru', note) : ''
  }
}

function buttonsOf(screen: Screen | undefined) {
  return (screen?.buttons ?? []).flat().filter((button) => 'route' in button)
}

function words(screen: Screen): string {
  return screenHtml(screen, 'ru')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
}
