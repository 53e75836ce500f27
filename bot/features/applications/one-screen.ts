import type { Button, Screen, Text, TextVars } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { type ApplicationMessageRow, applicationMessages } from '../../../db/repos/application-messages.ts'
import type { ApplicationRow } from '../../../db/repos/applications.ts'
import { type SimilarPerson, similarPeople } from '../../../db/repos/similar-people.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { deciding, type Who } from '../../../domain/identity/who.ts'
import { mayUndo } from '../../../domain/membership/decision.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import { readStatus } from '../../../domain/membership/status.ts'
import { UNDO_SECONDS } from '../../../domain/undo.ts'
import type { Turn } from '../../turn.ts'
import { paperText } from '../join/paper-text.ts'
import { printDay } from '../join/screens.ts'
import { reasonVar } from './screens.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const ALL: Button = { label: { key: 'applications.all' }, route: 'applications' }
/** Of a talk, its last words. */
const MESSAGES_SHOWN = 4

/** One application with all it says, for who decides on it; `notice`: a word on why nothing was done. */
export async function applicationScreen(
  db: Tx,
  row: ApplicationRow,
  turn: Turn,
  notice?: Text,
): Promise<Screen> {
  const messages = (await applicationMessages(db, row.id)).filter(({ text }) => text !== '')
  const similar = row.state === 'submitted' ? await similarPeople(db, row) : []
  const facts = factsText(row, turn.timeZone)
  const paper = await paperText(db, row.id, turn.timeZone)
  const more = [
    ...(paper ? [paper] : []),
    ...similar.map((person) => similarText(person, turn.who)),
    ...messages.slice(-MESSAGES_SHOWN).map((message) => messageText(message, row)),
    stateText(row),
    ...(row.protocolNumber && row.protocolOn
      ? [protocolText({ number: row.protocolNumber, day: row.protocolOn })]
      : []),
    ...(mayUndo(row, turn.accountId, turn.now) ? [UNDO_HINT] : []),
  ]
  return {
    text: notice ?? facts,
    more: notice ? [facts, ...more] : more,
    buttons: [...actions(row, turn), [ALL, HOME]],
  }
}

const UNDO_HINT: Text = { key: 'applications.undo.hint', vars: { seconds: UNDO_SECONDS } }

function actions(row: ApplicationRow, turn: Turn): Button[][] {
  const { id, state } = row
  if (state === 'submitted')
    return [
      [
        { label: { key: 'applications.accept' }, route: 'application.accept', args: [id], style: 'primary' },
        { label: { key: 'applications.decline' }, route: 'application.decline', args: [id] },
      ],
      [{ label: { key: 'talk.ask' }, route: 'application.talk', args: [id] }],
    ]
  const protocol: Button = {
    label: { key: row.protocolNumber ? 'protocol.change' : 'protocol.note' },
    route: 'application.protocol',
    args: [id],
  }
  const undo: Button = { label: { key: 'applications.undo' }, route: 'application.undo', args: [id] }
  return [
    ...(state === 'accepted' ? [[protocol]] : []),
    ...(mayUndo(row, turn.accountId, turn.now) ? [[undo]] : []),
  ]
}

function factsText(row: ApplicationRow, timeZone: string): Text {
  if (row.forgottenAt)
    return {
      key: 'applications.forgotten',
      vars: { place: row.org.name, date: printDay(row.submittedAt, timeZone) },
    }
  const status = readStatus(row.status)
  const vars: TextVars = {
    name: fullName(row),
    birthDate: writtenDate(row.birthDate),
    status: status ? { key: `join.status.${status}` } : row.status,
    phone: row.phone,
    place: row.org.name,
    date: printDay(row.submittedAt, timeZone),
  }
  return { key: 'applications.one', vars }
}

/** The place is named to whom it is no secret. */
function similarText({ what, orgName, orgPath, leftOn }: SimilarPerson, who: Who): Text {
  const place = deciding(who, orgPath) ? orgName : { key: 'applications.similar.elsewhere' as const }
  return { key: `applications.similar.${what}`, vars: { place, day: writtenDate(leftOn ?? '') } }
}

export function messageText({ accountId, text }: ApplicationMessageRow, row: ApplicationRow): Text {
  return { key: accountId === row.accountId ? 'talk.line.applicant' : 'talk.line.decider', vars: { text } }
}

export function protocolText({ number, day }: { number: string; day: string }): Text {
  return { key: 'protocol.line', vars: { number, day: writtenDate(day) } }
}

function stateText(row: ApplicationRow): Text {
  if (row.state === 'accepted') return { key: 'applications.state.accepted' }
  if (row.state === 'withdrawn') return { key: 'applications.state.withdrawn' }
  if (row.state === 'declined')
    return { key: 'applications.state.declined', vars: { reason: reasonVar(row.declineReason ?? '') } }
  return { key: 'applications.state.submitted' }
}
