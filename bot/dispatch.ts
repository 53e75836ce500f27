import { may, unlistedOffice } from '../domain/identity/who.ts'
import { closedListsScreen } from './closed-lists.ts'
import type { Route } from './routes.ts'
import { type Handler, type Reply, show, type Turn } from './turn.ts'

/** Finds what the person asked for, checks that they may, and lets the feature answer. */
export class Dispatcher {
  readonly #byName: Map<string, Route>
  readonly #byCommand: Map<string, Route>

  constructor(
    routes: Route[],
    private readonly freeText: Handler,
  ) {
    this.#byName = new Map(routes.map((route) => [route.name, route]))
    this.#byCommand = new Map(routes.flatMap((route) => (route.command ? [[route.command, route]] : [])))
  }

  handle(turn: Turn): Promise<Reply> {
    const { input } = turn
    if (input.kind === 'command')
      return this.#run(this.#byCommand.get(input.name), turn, input.payload ? [input.payload] : [])
    if (input.kind === 'press')
      return this.#run(this.#byName.get(input.action.route), turn, input.action.args)
    return this.freeText(turn, [])
  }

  async #run(route: Route | undefined, turn: Turn, args: string[]): Promise<Reply> {
    if (!route)
      return turn.input.kind === 'press' ? { note: { key: 'common.stale' } } : this.freeText(turn, [])
    if (!may(route.who, turn.who)) return forbidden(route, turn)
    return route.handle(turn, args)
  }
}

/**
 * A note over the screen whose button was pressed; a message with a way on for a command. What a chair may not do for
 * heading the employer is told with the reason and the way to ask.
 */
function forbidden(route: Route, { input, who }: Turn): Reply {
  const unlisted = route.who === 'decider' ? unlistedOffice(who) : undefined
  if (unlisted) return show(closedListsScreen(unlisted.orgId))
  const text = { key: 'common.forbidden' as const }
  if (input.kind === 'press') return { note: text }
  return show({ text, buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]] })
}

/** The locale a new person starts with: English only where the messenger says so. */
export function firstLocale(languageCode: string | undefined): string {
  return languageCode && !['ru', 'be', 'uk', 'kk', 'tt'].includes(languageCode.slice(0, 2)) ? 'en' : 'ru'
}
