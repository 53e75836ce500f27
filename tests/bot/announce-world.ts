import { Telegram } from 'telegraf'
import { onTestFinished } from 'vitest'
import { Dialogues } from '../../bot/dialogue.ts'
import { createAnnounce } from '../../bot/features/announce/index.ts'
import type { Pace } from '../../bot/features/announce/sending.ts'
import { createDialogue } from '../../bot/features/dialogue/index.ts'
import { tryOut } from '../../bot/try-out.ts'
import type { Input, Reply, Turn } from '../../bot/turn.ts'
import { CallbackCodec } from '../../core/callback-data.ts'
import { screenHtml } from '../../core/render.ts'
import type { Button, Screen } from '../../core/screen.ts'
import type { Database } from '../../db/client.ts'
import { whoIs } from '../../db/repos/accounts.ts'
import { demoPicture } from '../../simulator/demo-picture.ts'
import { viewMessage } from '../../simulator/page-views.ts'
import { stranger } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { freshDatabase } from '../support/database.ts'
import { makeTurn } from '../support/turn.ts'

const CODEC = new CallbackCodec('x'.repeat(32))
const NOW = new Date('2022-11-21T06:00:00Z')

/** Accounts of the world: who may announce what is in `fillWorld`. */
export const VERA = 1
export const OLEG = 2
export const BORIS = 3
export const AUDITOR = 4

const ORGANISATIONS = [
  { id: 1, level: 'union', path: '/1/', parentId: null, name: 'Профсоюз' },
  { id: 2, level: 'regional', path: '/1/2/', parentId: 1, name: 'Придуманная' },
  { id: 3, level: 'regional', path: '/1/3/', parentId: 1, name: 'Вымышленная' },
  ...[11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((id) => primary(id, 2)),
  primary(30, 3),
]

function primary(id: number, parentId: number) {
  return { id, level: 'primary', path: `/1/${parentId}/${id}/`, parentId, name: `ППО школы № ${id}` }
}

/** Union 1 › regions 2 and 3; region 2 › schools 11 … 20; region 3 › school 30. Two members, one chair. */
async function fillWorld({ write }: Database): Promise<void> {
  const term = { termFrom: '2022-01-01', termTo: '2032-01-01', startedAt: NOW }
  const binding = { method: 'phone', boundAt: NOW }
  await write.$transaction([
    write.organisation.createMany({
      data: ORGANISATIONS.map((org) => ({ ...org, aisId: `o${org.id}`, searchName: org.name })),
    }),
    write.office.create({
      data: { id: 11, orgId: 11, terms: { create: { id: 11, ...term, chairFullName: 'Б' } } },
    }),
    write.account.createMany({
      data: [1, 2, 3, 4, 5, 6].map((id) => ({
        id,
        channel: 'telegram',
        externalId: `100${id}`,
        firstSeenAt: NOW,
      })),
    }),
    write.roleGrant.createMany({
      data: [
        { accountId: VERA, role: 'admin', orgId: 1, grantedAt: NOW },
        { accountId: OLEG, role: 'officer', orgId: 2, grantedAt: NOW },
        { accountId: AUDITOR, role: 'auditor', orgId: 2, grantedAt: NOW },
      ],
    }),
    write.officeBinding.create({
      data: { ...binding, accountId: BORIS, officeId: 11, termId: 11, access: 'full' },
    }),
    write.member.createMany({
      data: [
        { id: 5, aisId: 'm5', orgId: 12, lastName: 'П', firstName: 'А' },
        { id: 6, aisId: 'm6', orgId: 30, lastName: 'П', firstName: 'А' },
      ],
    }),
    write.memberBinding.createMany({
      data: [5, 6].map((id) => ({ ...binding, accountId: id, memberId: id })),
    }),
  ])
}

/** What a person sees: words and buttons. */
export interface Seen {
  words: string
  note: string | undefined
  buttons: Array<Extract<Button, { route: string }>>
  file: Screen['file']
  /** the button whose route and arguments begin like this, such as 'announce.send' or 'answer announce org 2' */
  find: (start: string) => Extract<Button, { route: string }> | undefined
}

/** A small tree with people in it, and the announcements of the bot over a real database. */
export async function announceWorld(pace: Partial<Pace> = {}) {
  const database = await freshDatabase()
  await fillWorld(database)
  const clock = { now: NOW }
  const dialogues = new Dialogues(database)
  const deps = { database, dialogues, secret: 'x'.repeat(32), botName: () => 'bot' }
  const announce = createAnnounce(deps, { rate: 30, timeZone: 'Europe/Moscow', ...pace })
  const telegram = await announceTelegram()
  const dialogue = createDialogue(deps, async () => undefined)
  const routes: Record<string, (turn: Turn, args: string[]) => Promise<Reply>> = {
    answer: dialogue.answer,
    edit: dialogue.edit,
    back: dialogue.back,
    announce: announce.start,
    'announce.preview': announce.preview,
    'announce.send': announce.send,
    broadcasts: announce.list,
    broadcast: announce.show,
    'broadcast.pause': announce.pause,
    'broadcast.resume': announce.resume,
    'broadcast.cancel': announce.cancel,
    'broadcast.retract': announce.retract,
    'broadcast.again': announce.again,
    'broadcast.file': announce.file,
  }

  async function turnOf(accountId: number, input: Input): Promise<Turn> {
    const account = await database.read.account.findUniqueOrThrow({ where: { id: accountId } })
    const who = await whoIs(database.read, accountId, '2022-11-21')
    const dialogue = account.dialogue ?? undefined
    return makeTurn({ accountId, externalId: account.externalId, who, input, now: clock.now, dialogue })
  }

  async function seen(accountId: number, reply: Reply): Promise<Seen> {
    const to = { externalId: `100${accountId}`, pressed: undefined }
    return asSeen(await tryOut(telegram.line, reply, to, (call) => call()))
  }

  async function say(accountId: number, input: Input): Promise<Seen> {
    return seen(accountId, await dialogue.freeText(await turnOf(accountId, input), []))
  }

  async function press(accountId: number, route: string, ...args: Array<string | number>): Promise<Seen> {
    const action = { route, args: args.map(String) }
    const handle = routes[route]
    if (!handle) throw new Error(`no route ${route}`)
    return seen(accountId, await handle(await turnOf(accountId, { kind: 'press', action }), action.args))
  }

  return {
    database,
    press,
    /** Presses a button that is on the screen. */
    async tap(accountId: number, screen: Seen, start: string): Promise<Seen> {
      const button = screen.find(start)
      if (!button) throw new Error(`no button ${start} under: ${screen.words}`)
      return press(accountId, button.route, ...(button.args ?? []))
    },
    type: (accountId: number, text: string, messageId?: string) =>
      say(accountId, { kind: 'text', text, ...(messageId !== undefined && { messageId }) }),
    say,
    async command(accountId: number): Promise<Seen> {
      const input: Input = { kind: 'command', name: 'announce', payload: '' }
      return seen(accountId, await announce.start(await turnOf(accountId, input), []))
    },
    /** What the messenger has brought to a person: the messages that were tried on them. */
    tried: telegram.tried,
    /** A picture that the messenger knows. */
    picture: telegram.picture,
    clock,
  }
}

/** A messenger that takes or refuses messages as Telegram does, and those of its people who are in the world. */
async function announceTelegram() {
  const people = [VERA, OLEG, BORIS, AUDITOR].map((id) => ({ ...stranger(1000 + id), started: true }))
  const { state, url, close } = await startSimulator({ host: '127.0.0.1', port: 0, people })
  onTestFinished(close)
  return {
    line: new Telegram('42:test-of-announcements', { apiRoot: url }),
    tried: (accountId: number) => state.chats.get(1000 + accountId).messages.map(viewMessage),
    picture: () => state.files.add('photo', 'photo.png', 'image/png', demoPicture()).id,
  }
}

function asSeen({ screen, note }: Reply): Seen {
  const buttons = (screen?.buttons ?? []).flat().filter((button) => 'route' in button)
  // throws where a button would not fit Telegram's 64 bytes
  for (const { route, args = [] } of buttons) CODEC.encode({ route, args: args.map(String) }, '1001')
  return {
    words: screen ? screenHtml(screen, 'ru').replaceAll('\u00a0', ' ') : '',
    note: note?.key,
    buttons,
    file: screen?.file,
    find: (start) => buttons.find(({ route, args }) => [route, ...(args ?? [])].join(' ').startsWith(start)),
  }
}

/** Writes an announcement up to its review. */
export async function writeUp(
  world: Awaited<ReturnType<typeof announceWorld>>,
  account: number,
  org: string,
  text = 'Собрание в **пятницу**',
): Promise<Seen> {
  await world.command(account)
  await world.type(account, text)
  await world.press(account, 'answer', 'announce', 'org', org)
  return world.press(account, 'answer', 'announce', 'role', 'all')
}
