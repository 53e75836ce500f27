import type { BotCommand } from './types.ts'

export interface Scope {
  type: string
  chat_id?: string | number | undefined
}

const keyOf = (scope: Scope, language: string) => `${scope.type}:${scope.chat_id ?? ''}:${language}`

/** The bot's command lists by scope and language. */
export class CommandLists {
  #lists = new Map<string, BotCommand[]>()

  constructor(private readonly changed: (chatId?: number) => void) {}

  set(scope: Scope, language: string, commands: BotCommand[] | undefined): void {
    if (commands && commands.length > 0) this.#lists.set(keyOf(scope, language), commands)
    else this.#lists.delete(keyOf(scope, language))
    this.changed(scope.type === 'chat' ? Number(scope.chat_id) : undefined)
  }

  get(scope: Scope, language: string): BotCommand[] {
    return this.#lists.get(keyOf(scope, language)) ?? []
  }

  /** What a person sees in the menu of a private chat: the narrowest scope wins, then the language. */
  seenBy(chatId: number, language: string): BotCommand[] {
    const scopes: Scope[] = [
      { type: 'chat', chat_id: chatId },
      { type: 'all_private_chats' },
      { type: 'default' },
    ]
    for (const scope of scopes) {
      for (const each of [language, '']) {
        const list = this.#lists.get(keyOf(scope, each))
        if (list) return list
      }
    }
    return []
  }

  save(): Array<[string, BotCommand[]]> {
    return [...this.#lists]
  }

  restore(saved: Array<[string, BotCommand[]]>): void {
    this.#lists = new Map(saved)
  }
}
