import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { loadDecisionDue } from '../../../db/repos/answer-days.ts'
import { applicationMessages } from '../../../db/repos/application-messages.ts'
import { type ApplicationRow, latestApplication } from '../../../db/repos/applications.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { mayApplyAgain } from '../../../domain/membership/application.ts'
import { dueAt } from '../../../domain/membership/decision-due.ts'
import { type Handler, show, type Turn } from '../../turn.ts'
import { messageText, protocolText } from '../applications/one-screen.ts'
import { reasonVar } from '../applications/screens.ts'
import { nearestChair } from '../settings/links.ts'
import { CHOOSE_PLACE, homeScreen, printDay } from './screens.ts'
import { withdraw } from './withdraw.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const AGAIN: Button = { label: { key: 'join.again' }, route: 'join', style: 'primary' }
const LINK: Button = { label: { key: 'menu.link' }, route: 'link', style: 'primary' }
/** Accepted long ago, and not in the registry under this account: the way to another organisation stands open. */
const ELSEWHERE: Button = { label: { key: 'join.elsewhere' }, route: 'join', args: [CHOOSE_PLACE] }
/** Second press of the button that takes an application back. */
const CONFIRMED = 'yes'
/** Of a talk, its last words. */
const MESSAGES_SHOWN = 4

/** The applicant's own application: where it is, whom to call, and taking it back. */
export function createOwn(database: Database): Record<'mine' | 'withdraw', Handler> {
  const { read } = database
  return {
    async mine(turn) {
      const row = await latestApplication(read, turn.accountId)
      return show(row ? await ownScreen(read, row, turn) : homeScreen({ key: 'join.mine.none' }))
    },

    async withdraw(turn, [confirmed]) {
      const row = await latestApplication(read, turn.accountId)
      if (row?.state !== 'submitted') return { note: { key: 'common.stale' } }
      if (confirmed !== CONFIRMED) return show(withdrawScreen(row))
      const withdrawn = await transact(database, (tx) => withdraw(tx, row, turn))
      const now = (await latestApplication(read, turn.accountId)) ?? row
      return withdrawn
        ? show({ text: { key: 'join.withdrawn', vars: { place: row.org.name } }, buttons: [[AGAIN], [HOME]] })
        : show(await ownScreen(read, now, turn))
    },
  }
}

/** Where an application is, as its applicant sees it. */
export async function ownScreen(read: Tx, row: ApplicationRow, turn: Turn): Promise<Screen> {
  const messages = (await applicationMessages(read, row.id)).filter(({ text }) => text !== '')
  const due = printDay(
    dueAt(row.submittedAt, row.org.decisionDays, await loadDecisionDue(read)),
    turn.timeZone,
  )
  const whom: Text[] =
    row.state === 'submitted'
      ? [{ key: 'join.mine.due', vars: { due } }, await whomToCall(read, row.org.id)]
      : []
  return {
    text: headOf(row, turn.timeZone),
    more: [
      ...messages.slice(-MESSAGES_SHOWN).map((message) => messageText(message, row)),
      ...(row.protocolNumber && row.protocolOn
        ? [protocolText({ number: row.protocolNumber, day: row.protocolOn })]
        : []),
      ...whom,
    ],
    buttons: [...actions(row, turn), [HOME]],
  }
}

function headOf(row: ApplicationRow, timeZone: string): Text {
  const date = printDay(row.submittedAt, timeZone)
  const vars = { place: row.org.name, date, decided: row.decidedAt ? printDay(row.decidedAt, timeZone) : '' }
  if (row.state === 'submitted') return { key: 'join.alreadySent', vars }
  if (row.state === 'accepted') return { key: 'join.alreadyAccepted', vars }
  if (row.state === 'withdrawn') return { key: 'join.mine.withdrawn', vars }
  return { key: 'join.mine.declined', vars: { ...vars, reason: reasonVar(row.declineReason ?? '') } }
}

function actions(row: ApplicationRow, { who, now }: Turn): Button[][] {
  const { id, state } = row
  if (state === 'submitted')
    return [
      [{ label: { key: 'talk.write' }, route: 'application.talk', args: [id] }],
      [{ label: { key: 'join.withdraw' }, route: 'join.withdraw' }],
    ]
  if (state !== 'accepted') return [[AGAIN]]
  if (who.member) return []
  const again = mayApplyAgain(row, undefined, now) === 'asked'
  return [[LINK], ...(again ? [[ELSEWHERE]] : [])]
}

async function whomToCall(read: Tx, orgId: number): Promise<Text> {
  const chair = await nearestChair(read, orgId)
  return chair ? { key: 'join.mine.call', vars: chair } : { key: 'join.mine.callNobody' }
}

function withdrawScreen({ org }: ApplicationRow): Screen {
  return {
    text: { key: 'join.withdraw.ask', vars: { place: org.name } },
    buttons: [
      [{ label: { key: 'join.withdraw' }, route: 'join.withdraw', args: [CONFIRMED], style: 'danger' }],
      [{ label: { key: 'common.back' }, route: 'join.mine' }, HOME],
    ],
  }
}
