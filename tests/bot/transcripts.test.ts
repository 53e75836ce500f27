import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Visitor } from '../../simulator/visitor.ts'
import { type Product, startProduct } from '../support/product.ts'

const FOLDER = fileURLToPath(new URL('./transcripts', import.meta.url))

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
  const lines = readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n')
  test(`${file}: ${lines[0]?.replace(/^# /, '')}`, async () => {
    const stage = new Stage(await startProduct())
    for (const [at, line] of lines.entries()) {
      try {
        await stage.play(line.trim())
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        throw new Error(`${file}:${at + 1} ${line}\n${why}`)
      }
    }
  })
}

/** What a person does that is neither words nor a button. */
async function gesture(visitor: Visitor, what: string): Promise<void> {
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(what) ?? []
  const [before = '', after = ''] = rest.split(' → ')
  if (name === 'sticker') return visitor.sendSticker()
  if (name === 'voice') return visitor.sendVoice()
  if (name === 'file') return visitor.sendFile(rest, 'text/csv', readFileSync(`${FOLDER}/files/${rest}`))
  if (name === 'photo') return visitor.sendPhoto(rest || undefined)
  if (name === 'album') return visitor.sendAlbum(Number(rest))
  if (name === 'edit') return visitor.edit(before, after)
  return name === 'block' ? visitor.block() : visitor.unblock()
}

/** Plays the lines of a transcript; how they are written is in transcripts/README.md. */
class Stage {
  /** who did something last */
  #actor = ''
  /** what the bot answered to the last button in a note above the chat */
  #note: string | undefined

  constructor(private readonly product: Product) {}

  async play(line: string): Promise<void> {
    if (line === '' || line.startsWith('#')) return
    if (line === 'restart') return this.product.restart()
    const [, name = '', mark = '', rest = ''] = /^(\S+)\s+([>@<=[])\s*(.*)$/.exec(line) ?? []
    if (mark === '') throw new Error('this line is not one of a transcript')
    if (name === 'outbox') return this.#outbox(rest)
    if (name === 'registry') return this.#registry(rest)
    if (name === 'note') return void expect(this.#note ?? '').toContain(rest)
    if (name === 'bot') return this.#answers(rest)
    if (mark === '<') return this.#receives(name, rest)
    this.#actor = name
    await this.#does(name, mark, rest)
  }

  async #does(name: string, mark: string, what: string): Promise<void> {
    const visitor = this.product.visitor(name)
    this.#note = undefined
    if (mark === '>') return visitor.send(what.replaceAll('␣', ' '))
    if (mark === '[' && what.endsWith('] ×2')) await this.#pressTwice(visitor, what.slice(0, -4))
    else if (mark === '[') this.#note = (await visitor.press(what.replace(/\]$/, ''))).note
    else if (what.startsWith('age ')) await visitor.send(this.#bornYearsAgo(Number(what.slice(4))))
    else if (what === 'contact') await visitor.shareContact()
    else if (/^(sticker|voice|photo|file|album|edit|block|unblock)\b/.test(what)) await gesture(visitor, what)
    else if (/^(link|paste) /.test(what)) await this.#follow(visitor, what)
    else if (/^code /.test(what)) await visitor.press(this.#codeOf(what.slice('code '.length)))
    else await visitor.shareForeignContact(Number(what.replace('foreign ', '')))
  }

  /** A birth date that makes somebody `age` full years old, whenever this is played. */
  #bornYearsAgo(age: number): string {
    const year = this.product.clock.now().getUTCFullYear() - age
    return `01.01.${year}`
  }

  /** The bot's answer; every screen with buttons has a way home, and the menu is home itself. */
  async #answers(part: string): Promise<void> {
    const { text, buttons } = await this.product.visitor(this.#actor).waitFor(part)
    const labels = buttons?.flat().map((button) => button.text) ?? []
    if (labels.length > 0 && !labels.includes('Настройки')) expect(labels, text).toContain('⌂ Меню')
  }

  /** The newest code of four digits that Name was shown: they say it aloud. */
  #codeOf(name: string): string {
    const { id } = this.product.visitor(name)
    const shown = this.product.simulator.state.ledger.filter(({ chatId }) => chatId === id)
    const code = shown.flatMap(({ text }) => /код: .*?(\d{4})/.exec(text)?.[1] ?? []).at(-1)
    if (code === undefined) throw new Error(`${name} was shown no code`)
    return code
  }

  /** `link Name` presses, `paste Name` types the newest link to the bot that Name was ever shown. */
  async #follow(visitor: Visitor, what: string): Promise<void> {
    const [how, name = ''] = what.split(' ')
    const { ledger } = this.product.simulator.state
    const { id } = this.product.visitor(name)
    const shown = ledger.filter(({ chatId }) => chatId === id).map(({ text }) => text)
    const [url, payload] = /https:\/\/t\.me\/\w+\?start=([\w-]+)/.exec(shown.toReversed().join('\n')) ?? []
    if (url === undefined) throw new Error(`${name} was shown no link`)
    await visitor.send(how === 'paste' ? url : `/start ${payload}`)
  }

  /** Two taps, the second before the first was answered. */
  async #pressTwice(visitor: Visitor, label: string): Promise<void> {
    const { messages } = this.product.simulator.state.chats.get(visitor.id)
    for (const message of messages.toReversed()) {
      const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text.includes(label))
      if (!button?.callback_data) continue
      const tap = () => visitor.pressData(message.message_id, button.callback_data ?? '')
      await Promise.all([tap(), tap()])
      return
    }
    throw new Error(`there is no button «${label}»`)
  }

  /** `Name · phone · empty`, `Name · access · limited`, `Name · role · auditor`: how the registry differs before the conversation. */
  async #registry(words: string): Promise<void> {
    const [name = '', ...what] = words.split(' · ')
    const account = { externalId: String(this.product.visitor(name).id) }
    const { term, officeBinding, roleGrant } = this.product.database.write
    if (what[0] === 'role') {
      await officeBinding.updateMany({ where: { account }, data: { endedAt: this.product.clock.now() } })
      return void (await roleGrant.updateMany({ where: { account }, data: { role: what[1] ?? '' } }))
    }
    const where = { endedAt: null, office: { bindings: { some: { account } } } }
    const { count } =
      what.join(' ') === 'access limited'
        ? await officeBinding.updateMany({ where: { endedAt: null, account }, data: { access: 'limited' } })
        : await term.updateMany({ where, data: { phone: null } })
    expect(['phone empty', 'access limited']).toContain(what.join(' '))
    expect(count).toBe(1)
  }

  /** Somebody else hears of it, once the jobs have sent what was planned. */
  async #receives(name: string, part: string): Promise<void> {
    await this.product.jobs().drain()
    await this.product.visitor(name).waitFor(part)
  }

  /** `Name · kind · once | never`: how many such messages were ever planned for that person. */
  async #outbox(words: string): Promise<void> {
    const [name = '', kind = '', times = ''] = words.split(' · ')
    const externalId = String(this.product.visitor(name).id)
    const where = { kind, account: { externalId } }
    const count = await this.product.database.read.outboxMessage.count({ where })
    expect(count, `${name} · ${kind}`).toBe({ never: 0, once: 1 }[times])
  }
}
