import type { Person } from './people.ts'
import type { Chat, Fate, Message, ReplyKeyboard, SimEvent, User } from './types.ts'

/** Older messages are forgotten: a bot edits what is recent. */
const KEPT_MESSAGES = 500

/** The language of everybody's Telegram here. */
export const LANGUAGE = 'ru'

/** The private chats of the bot, one per person. */
export class Chats {
  #chats = new Map<number, Chat>()
  #people: Map<number, Person>
  #revision = 0
  #revisions = new WeakMap<Message, number>()

  constructor(
    people: Person[],
    private nextId: number,
    private readonly tell: (event: SimEvent) => void,
  ) {
    this.#people = new Map(people.map((person) => [person.id, person]))
    for (const person of people) this.#chats.set(person.id, emptyChat(person))
  }

  restore(chats: Chat[]): void {
    for (const chat of chats) if (this.#people.has(chat.id)) this.#chats.set(chat.id, chat)
  }

  get nextMessageId(): number {
    return this.nextId
  }

  people(): Person[] {
    return [...this.#people.values()]
  }

  all(): Chat[] {
    return [...this.#chats.values()]
  }

  /** Brings in somebody new. */
  add(person: Person): void {
    this.#people.set(person.id, person)
    this.#chats.set(person.id, emptyChat(person))
    this.tell({ kind: 'chat', chatId: person.id })
  }

  /** Grows with every message that comes or changes. */
  get revision(): number {
    return this.#revision
  }

  /** When, on that scale, the message came or changed. */
  revisionOf(message: Message): number {
    return this.#revisions.get(message) ?? 0
  }

  find(id: number): Chat | undefined {
    return this.#chats.get(id)
  }

  person(id: number): Person {
    const person = this.#people.get(id)
    if (!person) throw new Error(`The simulator knows no person ${id}`)
    return person
  }

  get(id: number): Chat {
    const chat = this.#chats.get(this.person(id).id)
    if (!chat) throw new Error(`The simulator has no chat with ${id}`)
    return chat
  }

  user(id: number): User {
    return { id, is_bot: false, ...this.names(id), language_code: LANGUAGE }
  }

  names(id: number): { first_name: string } {
    return { first_name: this.person(id).firstName }
  }

  append(chatId: number, date: Date, content: Omit<Message, 'message_id' | 'date' | 'chat'>): Message {
    const chat = this.get(chatId)
    const message: Message = {
      message_id: this.nextId++,
      date: Math.floor(date.getTime() / 1000),
      chat: { id: chatId, type: 'private', ...this.names(chatId) },
      ...content,
    }
    this.#mark(message)
    chat.messages.push(message)
    if (chat.messages.length > KEPT_MESSAGES) chat.messages.shift()
    this.tell({ kind: 'message', chatId, message })
    return message
  }

  #mark(message: Message): void {
    this.#revision += 1
    this.#revisions.set(message, this.#revision)
  }

  replace(chatId: number, message: Message): void {
    this.#mark(message)
    const chat = this.get(chatId)
    chat.messages = chat.messages.map((each) => (each.message_id === message.message_id ? message : each))
    this.tell({ kind: 'edited', chatId, message })
  }

  remove(chatId: number, messageIds: number[]): void {
    const chat = this.get(chatId)
    chat.messages = chat.messages.filter((each) => !messageIds.includes(each.message_id))
    this.tell({ kind: 'deleted', chatId, messageIds })
  }

  /** Keeps the message from being edited. */
  freeze(chatId: number, messageId: number): void {
    const chat = this.get(chatId)
    chat.frozen = [...(chat.frozen ?? []), messageId].slice(-KEPT_MESSAGES)
  }

  setKeyboard(chatId: number, keyboard: ReplyKeyboard | undefined): void {
    const chat = this.get(chatId)
    if (keyboard) chat.keyboard = keyboard
    else delete chat.keyboard
    this.tell({ kind: 'chat', chatId })
  }

  change(chatId: number, change: Partial<Pick<Chat, 'started' | 'blocked' | 'readUpTo'>>): void {
    Object.assign(this.get(chatId), change)
    this.tell({ kind: 'chat', chatId })
  }

  /** Lets nothing reach the person any more; without a fate all is well again. */
  setFate(chatId: number, fate: Fate | undefined): void {
    const chat = this.get(chatId)
    if (fate) chat.fate = fate
    else delete chat.fate
    this.tell({ kind: 'chat', chatId })
  }
}

function emptyChat({ id, started }: Person): Chat {
  return { id, started, blocked: false, messages: [], readUpTo: 0 }
}
