import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { whoIs } from '../../../db/repos/accounts.ts'
import { addApplicationMessage, applicationMessages } from '../../../db/repos/application-messages.ts'
import { type ApplicationRow, findApplication } from '../../../db/repos/applications.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { deciding } from '../../../domain/identity/who.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import { mayWrite, readTalk } from '../../../domain/membership/talk.ts'
import type { Deps } from '../../deps.ts'
import type { DialogueDefinition } from '../../dialogue.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { noticeScreen } from './screens.ts'

const TALK = 'talk'
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** A side of the talk about one application: who applied, or who decides on it. */
interface Side {
  row: ApplicationRow
  isApplicant: boolean
}

/** Questions on an application and answers to them, passed on by the bot: nobody sees the other's phone or account. */
export function createTalk({ database, dialogues }: Deps): Handler {
  dialogues.define(talkDialogue(database))
  return async (turn, [id = '']) => {
    const side = await sideOf(database.read, turn, Number(id))
    if (!side) return show(noticeScreen({ key: 'applications.foreign' }))
    const why = await closed(database.read, side, turn)
    return why ? show(endScreen(side, why)) : dialogues.start(turn, TALK, { applicationId: id })
  }
}

function talkDialogue(database: Database): DialogueDefinition {
  return {
    name: TALK,
    steps: [
      {
        id: 'text',
        ask: async ({ subject }, turn) => {
          const side = await sideOf(database.read, turn, Number(subject['applicationId']))
          if (!side) return noticeScreen({ key: 'applications.foreign' })
          const vars = { name: fullName(side.row), place: side.row.org.name }
          return {
            text: { key: side.isApplicant ? 'talk.askApplicant' : 'talk.askDecider', vars },
            buttons: [[{ label: { key: 'common.cancel' }, route: 'cancel' }, HOME]],
          }
        },
        read: (input) => {
          if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
          const read = readTalk(input.text)
          return read.ok ? read : { ok: false, why: { key: read.code } }
        },
      },
    ],
    // Written, so sent, as in any chat; the words and the end of the dialogue are one transaction.
    review: (_, turn) => transactByRights(database, turn, passOn),
  }
}

async function passOn(tx: Tx, turn: Turn): Promise<Screen> {
  const draft = await loadDialogue(tx, turn.accountId, TALK)
  await endDialogue(tx, turn.accountId, TALK)
  const side = await sideOf(tx, turn, Number(draft?.subject['applicationId']))
  const read = readTalk(draft?.answers['text'] ?? '')
  if (!side || !read.ok) return noticeScreen({ key: 'applications.foreign' })
  const why = await closed(tx, side, turn)
  if (why) return endScreen(side, why)
  const { accountId, now } = turn
  const number = await addApplicationMessage(tx, side.row.id, { accountId, text: read.value, writtenAt: now })
  for (const to of await readers(tx, side, turn)) {
    const notice = {
      ...{ accountId: to, orgId: side.row.org.id, kind: 'application.talk' },
      ...{ dedupeKey: `application.talk:${number}:${to}`, screen: talkScreen(side, read.value) },
    }
    await appendNotice(tx, notice, now)
  }
  return endScreen(side, { key: side.isApplicant ? 'talk.sentByApplicant' : 'talk.sentByDecider' })
}

/** Why nothing can be written now: it is decided, or the other side has not answered for long. */
async function closed(db: Tx, { row }: Side, turn: Turn): Promise<Text | undefined> {
  if (row.state !== 'submitted') return { key: 'talk.closed' }
  const authors = (await applicationMessages(db, row.id)).map(({ accountId }) => accountId)
  return mayWrite(authors, turn.accountId) ? undefined : { key: 'talk.wait' }
}

async function sideOf(db: Tx, turn: Turn, id: number): Promise<Side | undefined> {
  const row = Number.isSafeInteger(id) ? await findApplication(db, id) : undefined
  if (!row) return undefined
  if (row.accountId === turn.accountId) return { row, isApplicant: true }
  return deciding(turn.who, row.org.path) && { row, isApplicant: false }
}

/** The applicant; or who asked last and may still decide, else whoever decides now. */
async function readers(tx: Tx, { row, isApplicant }: Side, { today }: Turn): Promise<number[]> {
  if (!isApplicant) return [row.accountId]
  const asked = (await applicationMessages(tx, row.id)).findLast(
    ({ accountId }) => accountId !== row.accountId,
  )
  const stillDecides = asked && deciding(await whoIs(tx, asked.accountId, today), row.org.path)
  return stillDecides ? [asked.accountId] : decidingAccounts(tx, row.org.path, today, row.accountId)
}

/** What the other side is sent. */
function talkScreen({ row, isApplicant }: Side, text: string): Screen {
  const answer: Button = {
    label: { key: 'talk.answer' },
    route: 'application.talk',
    args: [row.id],
    style: 'primary',
  }
  return isApplicant
    ? {
        text: { key: 'talk.fromApplicant', vars: { name: fullName(row), place: row.org.name, text } },
        buttons: [[answer], [openButton(row), HOME]],
      }
    : {
        text: { key: 'talk.fromDecider', vars: { place: row.org.name, text } },
        buttons: [[answer], [MINE, HOME]],
      }
}

const MINE: Button = { label: { key: 'join.mine' }, route: 'join.mine' }

function openButton({ id }: ApplicationRow): Button {
  return { label: { key: 'applications.view' }, route: 'application', args: [id] }
}

function endScreen({ row, isApplicant }: Side, text: Text): Screen {
  return { text, buttons: [[isApplicant ? MINE : openButton(row), HOME]] }
}
