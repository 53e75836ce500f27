import { PEOPLE_FROM, surnameOf } from '../cast.ts'

/** What a person sees of a message: its text and the buttons under it. */
export interface Seen {
  messageId: number
  text: string
  buttons: Array<{ text: string; data: string }>
}

type Act = { send: string } | { name: true } | { press: string } | { contact: true }

/** Whoever reads this does that, once; the last line is the end. */
const STEPS: Array<{ reads: string; does: Act }> = [
  { reads: 'Шаг 1 из 6', does: { press: 'Согласен' } },
  { reads: 'Шаг 2 из 6', does: { send: '05.03.1985' } },
  { reads: 'Шаг 3 из 6', does: { name: true } },
  { reads: 'Шаг 4 из 6', does: { send: 'школа 1 вымышленная' } },
  { reads: 'Выберите свою', does: { press: 'Школа № 1' } },
  { reads: 'Шаг 5 из 6', does: { press: 'Работаю' } },
  { reads: 'Шаг 6 из 6', does: { contact: true } },
  { reads: 'Проверьте заявление', does: { press: 'Отправить' } },
]
const END = /аявление (уже )?отправлено/
/** The bot's words for a failure of its own: whoever reads them tries once more. */
const FAILURE = 'Что-то пошло не так'
/** Milliseconds in which a person reads. */
const READING_MS = 5
const AGAIN_MS = 400

interface Person {
  chat: number
  /** how many steps were taken */
  taken: number
  last: { act: Act; seen: Seen | undefined } | undefined
  finished: boolean
}

/** People who join the union, each a step further whenever the bot has answered the step before. */
export class People {
  readonly #people = new Map<number, Person>()
  #queries = 0

  constructor(private readonly emit: (update: object) => void) {}

  /** So many more people write /join. */
  start(count: number): void {
    for (let n = 0; n < count; n++) {
      const person: Person = {
        chat: PEOPLE_FROM + this.#people.size,
        taken: 0,
        last: undefined,
        finished: false,
      }
      this.#people.set(person.chat, person)
      this.#act(person, { send: '/join' }, undefined)
    }
  }

  /** A message came to a chat, or was edited there. */
  see(chat: number, seen: Seen): void {
    const person = this.#people.get(chat)
    if (!person || person.finished) return
    if (END.test(seen.text)) person.finished = true
    else if (seen.text.includes(FAILURE)) this.#repeat(person)
    else this.#goOn(person, seen)
  }

  /** A note over the screen answered a pressed button. */
  note(query: string, text: string): void {
    const person = this.#people.get(Number(query.split('-')[0]))
    if (person && text.includes(FAILURE)) this.#repeat(person)
  }

  progress(): { started: number; finished: number; waiting: Array<{ chat: number; after: string }> } {
    const all = [...this.#people.values()]
    const waiting = all.filter((person) => !person.finished)
    return {
      started: all.length,
      finished: all.length - waiting.length,
      waiting: waiting.map(({ chat, taken }) => ({ chat, after: STEPS[taken - 1]?.reads ?? '/join' })),
    }
  }

  #goOn(person: Person, seen: Seen): void {
    const step = STEPS.findLastIndex(({ reads }) => seen.text.includes(reads))
    const next = STEPS[step]
    if (!next || step < person.taken) return
    person.taken = step + 1
    setTimeout(() => this.#act(person, next.does, seen), READING_MS)
  }

  #repeat(person: Person): void {
    const { last } = person
    if (last) setTimeout(() => this.#act(person, last.act, last.seen), AGAIN_MS)
  }

  #act(person: Person, act: Act, seen: Seen | undefined): void {
    person.last = { act, seen }
    const { chat: id } = person
    const from = { id, is_bot: false, first_name: 'Иван', language_code: 'ru' }
    const chat = { id, type: 'private', first_name: 'Иван' }
    const message = {
      message_id: (seen?.messageId ?? 0) + 1,
      date: Math.floor(Date.now() / 1000),
      from,
      chat,
    }
    if ('press' in act) {
      const data = seen?.buttons.find(({ text }) => text.includes(act.press))?.data
      const query = {
        id: `${id}-${this.#queries++}`,
        from,
        chat_instance: '1',
        data,
        message: { ...message },
      }
      query.message.message_id = seen?.messageId ?? 0
      this.emit({ callback_query: query })
      return
    }
    if ('contact' in act) {
      const contact = { phone_number: `7000${String(id).slice(-7)}`, first_name: 'Иван', user_id: id }
      this.emit({ message: { ...message, contact } })
      return
    }
    const text = 'name' in act ? `${surnameOf(id)} Иван Петрович` : act.send
    const entities = text.startsWith('/') && [{ type: 'bot_command', offset: 0, length: text.length }]
    this.emit({ message: { ...message, text, ...(entities && { entities }) } })
  }
}
