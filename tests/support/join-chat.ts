import { Dialogues } from '../../bot/dialogue.ts'
import { createFeatures } from '../../bot/features.ts'
import { createRoutes } from '../../bot/routes.ts'
import type { Handler, Input, Reply } from '../../bot/turn.ts'
import { type Locale, translate } from '../../core/i18n.ts'
import { screenHtml } from '../../core/render.ts'
import type { Button, Screen } from '../../core/screen.ts'
import { calendarDate } from '../../core/time-zone.ts'
import type { Database } from '../../db/client.ts'
import { whoIs } from '../../db/repos/accounts.ts'
import { numberBehind } from './database.ts'
import { makeTurn } from './turn.ts'

export const NOW = new Date('2022-11-21T06:00:00Z')
const SECRET = 'x'.repeat(32)

/** Union 1 › region 2 (Олег) › territorial 3 (Галина) › schools 4 (Борис) and 5 (no chair); territorial 6 (Павел) › school 7. */
export async function seedTree(database: Database): Promise<void> {
  const orgs = [
    { id: 1, level: 'union', name: 'Профсоюз', path: '/1/' },
    { id: 2, level: 'regional', name: 'Придуманная областная', path: '/1/2/' },
    { id: 3, level: 'territorial', name: 'Ясногорская городская', path: '/1/2/3/' },
    { id: 4, level: 'primary', name: 'Школа № 12 города Ясногорска', path: '/1/2/3/4/' },
    { id: 5, level: 'primary', name: 'Школа № 112 города Ясногорска', path: '/1/2/3/5/' },
    { id: 6, level: 'territorial', name: 'Тихореченская районная', path: '/1/2/6/' },
    { id: 7, level: 'primary', name: 'Колледж «Вымышленный»', path: '/1/2/6/7/' },
  ]
  const rows = orgs.map((org) => ({
    ...org,
    aisId: `o${org.id}`,
    parentId: Number(org.path.split('/').at(-3)) || null,
    searchName: org.name.toLowerCase().replaceAll('ё', 'е'),
  }))
  await database.write.organisation.createMany({ data: rows })
  await database.write.office.createMany({ data: orgs.map(({ id }) => ({ id, orgId: id })) })
  await numberBehind(database, 'Organisation', 'Office')
}

/** A person of the chat; the chair of `officeId` with full access and a term in force where it is given. */
export async function seedPerson(database: Database, id: number, officeId?: number): Promise<void> {
  const { write } = database
  await write.account.create({
    data: { id, channel: 'telegram', externalId: String(1000 + id), firstSeenAt: NOW },
  })
  if (officeId === undefined) return
  const term = await write.term.create({
    data: {
      officeId,
      chairFullName: 'Вымыслов Борис',
      termFrom: '2022-11-01',
      termTo: '2032-10-31',
      startedAt: NOW,
    },
  })
  await write.officeBinding.create({
    data: { accountId: id, officeId, access: 'full', termId: term.id, method: 'grant', boundAt: NOW },
  })
}

/** One person talking to the features, past the table's "who may"; a restart forgets all but the database. */
export class JoinChat {
  reply: Reply = {}
  now = NOW
  locale: Locale = 'ru'
  #dialogues: Dialogues
  #routes: Record<string, Handler>

  constructor(
    private readonly database: Database,
    private readonly accountId: number,
  ) {
    ;[this.#dialogues, this.#routes] = this.#build()
  }

  restart(): void {
    ;[this.#dialogues, this.#routes] = this.#build()
  }

  command(name: string): Promise<string> {
    return this.#turn({ kind: 'command', name, payload: '' }, name, [])
  }

  say(text: string): Promise<string> {
    return this.#turn({ kind: 'text', text })
  }

  give(input: Input): Promise<string> {
    return this.#turn(input)
  }

  /** Presses a button of the last screen by what it says, or of any screen by route and arguments. */
  press(label: string): Promise<string> {
    const button = (this.reply.screen?.buttons ?? [])
      .flat()
      .find((each) => translate('ru', each.label).includes(label))
    if (!button || !('route' in button)) throw new Error(`no button «${label}» in:\n${this.text}`)
    return this.route(button.route, ...(button.args ?? []).map(String))
  }

  route(route: string, ...args: string[]): Promise<string> {
    return this.#turn({ kind: 'press', action: { route, args } }, route, args)
  }

  /** What the person sees: the text without marks, the note where there is only one. */
  get text(): string {
    const { screen, note } = this.reply
    return screen ? textOf(screen) : note ? translate('ru', note) : ''
  }

  get labels(): string[] {
    return (this.reply.screen?.buttons ?? []).flat().map((button: Button) => translate('ru', button.label))
  }

  async #turn(input: Input, route?: string, args: string[] = []): Promise<string> {
    const { read } = this.database
    const account = await read.account.findUniqueOrThrow({ where: { id: this.accountId } })
    const today = calendarDate(this.now, 'Europe/Moscow')
    const turn = makeTurn({
      accountId: account.id,
      externalId: account.externalId,
      dialogue: account.dialogue ?? undefined,
      locale: this.locale,
      who: await whoIs(read, account.id, today),
      input,
      now: this.now,
      today,
    })
    const handler = route === undefined ? undefined : this.#routes[route]
    if (route !== undefined && !handler) throw new Error(`no route ${route}`)
    this.reply = handler ? await handler(turn, args) : ((await this.#dialogues.answer(turn, input)) ?? {})
    return this.text
  }

  #build(): [Dialogues, Record<string, Handler>] {
    const dialogues = new Dialogues(this.database)
    const deps = { database: this.database, dialogues, secret: SECRET, botName: () => 'bot' }
    const table = createRoutes(createFeatures(deps, { rate: 30, timeZone: 'Europe/Moscow' }))
    return [dialogues, Object.fromEntries(table.map(({ name, handle }) => [name, handle]))]
  }
}

export function textOf(screen: Screen): string {
  return screenHtml(screen, 'ru').replace(/<[^>]+>/g, '')
}

/** What was or will be sent of a kind, oldest first: to whom, and the text without marks. */
export async function messagesOf(
  database: Database,
  kind: string,
): Promise<Array<{ accountId: number; text: string }>> {
  const messages = await database.read.outboxMessage.findMany({ where: { kind }, orderBy: { id: 'asc' } })
  return messages.map(({ accountId, screen }) => ({ accountId, text: textOf(JSON.parse(screen)) }))
}

/** Answers every question and stops at the review. */
export async function fillIn(chat: JoinChat): Promise<void> {
  await chat.command('join')
  await chat.press('Согласен(на)')
  await chat.say('05.03.1985')
  await chat.say('иванова анна петровна')
  await chat.say('школа 12')
  await chat.press('№ 12')
  await chat.press('Работаю')
  await chat.give({ kind: 'contact', phone: '70001234567', own: true })
}
