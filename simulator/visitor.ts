import { type Action, act, type Outcome, sendFile } from './act.ts'
import { type MessageView, viewMessage } from './page-views.ts'
import { stranger } from './people.ts'
import type { Simulator } from './server.ts'
import type { SimulatorState } from './state.ts'
import type { Fate, InlineButton, Message } from './types.ts'

type Wanted = string | ((message: MessageView) => boolean)

/** A person who chats with the bot in a test: in-process, by events, without sleeping. */
export class Visitor {
  readonly #state: SimulatorState
  /** What came or changed after this is news to `waitFor`. */
  #since = 0

  /** An unknown `id` becomes a new person, who has not pressed Start. */
  constructor(
    sim: Simulator,
    readonly id: number,
  ) {
    this.#state = sim.state
    if (!this.#state.chats.find(id)) this.#state.chats.add(stranger(id))
  }

  async send(text: string): Promise<void> {
    await this.#act({ do: 'send', text })
  }

  /** Presses the newest button whose text contains `label`; an inline one resolves when the bot answers it. */
  async press(label: string): Promise<{ note?: string }> {
    for (const message of [...this.#wire()].reverse()) {
      const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
      const button = pick(buttons.filter(isCallback), label)
      if (button) return this.pressData(message.message_id, button.callback_data)
    }
    const key = pick(this.#keys(), label)
    if (!key)
      throw new Error(`${this.#name()} sees no button «${label}». Seen: ${this.#labels().join(' · ')}`)
    if (key.request_contact) await this.shareContact()
    else await this.send(key.text)
    return {}
  }

  /** Presses a button that is no longer there, or that the bot never made. */
  async pressData(messageId: number, data: string): Promise<{ note?: string }> {
    const { answer } = await this.#act({ do: 'press', messageId, data })
    if (!answer) throw new Error(`The bot did not answer the button ${data} that ${this.#name()} pressed`)
    return answer.text ? { note: answer.text } : {}
  }

  async shareContact(): Promise<void> {
    await this.#act({ do: 'contact' })
  }

  /** Shares the contact of person `of` from the address book. */
  async shareForeignContact(of: number): Promise<void> {
    if (!this.#state.chats.find(of)) this.#state.chats.add(stranger(of))
    await this.#act({ do: 'contact', of })
  }

  /** Sends on the own contact as a forwarded message. */
  async forwardContact(): Promise<void> {
    await this.#act({ do: 'contact', forwarded: true })
  }

  async sendSticker(): Promise<void> {
    await this.#act({ do: 'sticker' })
  }

  async sendVoice(): Promise<void> {
    await this.#act({ do: 'voice' })
  }

  async sendPhoto(caption?: string): Promise<void> {
    await this.#act({ do: 'photo', caption })
  }

  async sendAlbum(pictures: number): Promise<void> {
    await this.#act({ do: 'album', pictures })
  }

  async sendFile(name: string, type: string, bytes: Buffer, caption?: string): Promise<void> {
    this.#since = this.#state.chats.revision
    sendFile(this.#state, this.id, { name, type, bytes }, { caption })
  }

  /** Changes the newest own message that has this text. */
  async edit(old: string, text: string): Promise<void> {
    const message = this.#wire().findLast((each) => !each.from.is_bot && (each.text ?? each.caption) === old)
    if (!message) throw new Error(`${this.#name()} wrote no «${old}»`)
    await this.#act({ do: 'edit', messageId: message.message_id, text })
  }

  /** Lets the bot get any update; an `update_id` is added where there is none. */
  async raw(update: unknown): Promise<void> {
    await this.#act({ do: 'raw', update })
  }

  async block(): Promise<void> {
    await this.#act({ do: 'block' })
  }

  async unblock(): Promise<void> {
    await this.#act({ do: 'unblock' })
  }

  /** Deletes the person's account. */
  async deactivate(): Promise<void> {
    await this.meet('deactivated')
  }

  /** Nothing reaches the person any more; without a fate all is well again. */
  async meet(fate?: Fate): Promise<void> {
    await this.#act({ do: 'fate', fate })
  }

  messages(): MessageView[] {
    return this.#wire().map(viewMessage)
  }

  last(): MessageView {
    const message = this.#wire().at(-1)
    if (!message) throw new Error(`The chat of ${this.#name()} is empty`)
    return viewMessage(message)
  }

  /** The newest message of the bot that matches and came or changed since the person last did something. */
  waitFor(wanted: Wanted, timeoutMs = 5000): Promise<MessageView> {
    const since = this.#since
    return new Promise((resolve, reject) => {
      const settle = (): boolean => {
        const found = this.#find(wanted, since)
        if (found) end(() => resolve(found))
        return found !== undefined
      }
      const off = this.#state.events.on(settle)
      const timer = setTimeout(
        () => end(() => reject(new Error(this.#missing(wanted, timeoutMs)))),
        timeoutMs,
      )
      const end = (then: () => void) => {
        off()
        clearTimeout(timer)
        then()
      }
      settle()
    })
  }

  #find(wanted: Wanted, since: number): MessageView | undefined {
    const { chats } = this.#state
    return this.#wire()
      .filter((message) => message.from.is_bot && (since === 0 || chats.revisionOf(message) > since))
      .map(viewMessage)
      .findLast((message) => (typeof wanted === 'string' ? message.text.includes(wanted) : wanted(message)))
  }

  #act(action: Action): Promise<Outcome> {
    this.#since = this.#state.chats.revision
    return act(this.#state, this.id, action)
  }

  #wire(): Message[] {
    return this.#state.chats.get(this.id).messages
  }

  #keys() {
    return this.#state.chats.get(this.id).keyboard?.keyboard.flat() ?? []
  }

  #labels(): string[] {
    const inline = this.#wire().flatMap((each) => each.reply_markup?.inline_keyboard.flat() ?? [])
    return [...inline, ...this.#keys()].map((each) => each.text)
  }

  #name(): string {
    return this.#state.chats.person(this.id).firstName
  }

  #missing(wanted: Wanted, timeoutMs: number): string {
    const seen = this.messages()
      .slice(-3)
      .map((each) => `${each.from}: ${each.text || '[file]'}`)
    return `${this.#name()} saw no ${String(wanted)} within ${timeoutMs} ms. Last seen:\n${seen.join('\n')}`
  }
}

function isCallback(button: InlineButton): button is InlineButton & { callback_data: string } {
  return button.callback_data !== undefined
}

/** The button with exactly this text, or the first that contains it. */
function pick<T extends { text: string }>(buttons: T[], label: string): T | undefined {
  return buttons.find(({ text }) => text === label) ?? buttons.find(({ text }) => text.includes(label))
}
