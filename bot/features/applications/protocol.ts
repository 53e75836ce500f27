import type { Screen, Text } from '../../../core/screen.ts'
import { calendarDate, daysLater } from '../../../core/time-zone.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { setProtocol } from '../../../db/repos/applications.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import {
  type ProtocolRead,
  readProtocolDay,
  readProtocolNumber,
} from '../../../domain/membership/protocol.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, answerButton, type DialogueDefinition, type Step } from '../../dialogue.ts'
import type { Handler, Input, Turn } from '../../turn.ts'
import { show } from '../../turn.ts'
import { type Opened, openApplication } from './decide.ts'
import { noticeScreen } from './screens.ts'

const PROTOCOL = 'protocol'

type View = (db: Tx, opened: Extract<Opened, { kind: 'open' }>['row'], turn: Turn) => Promise<Screen>

/** The minutes of the meeting that accepted somebody: its day and its number, noted after the decision. */
export function createProtocol({ database, dialogues }: Deps, view: View): Handler {
  dialogues.define(protocolDialogue(database, view))
  return async (turn, [id = '']) => {
    const opened = await openApplication(database.read, turn, Number(id))
    if (opened.kind !== 'open') return show(noticeScreen({ key: `applications.${opened.kind}` }))
    return opened.row.state === 'accepted'
      ? dialogues.start(turn, PROTOCOL, {
          applicationId: id,
          name: fullName(opened.row),
          submittedOn: calendarDate(opened.row.submittedAt, turn.timeZone),
        })
      : show(await view(database.read, opened.row, turn))
  }
}

function protocolDialogue(database: Database, view: View): DialogueDefinition {
  return {
    name: PROTOCOL,
    steps: [DAY, NUMBER],
    review: (_, turn) => transact(database, (tx) => save(tx, turn, view)),
  }
}

const DAY: Step = {
  id: 'day',
  ask: ({ subject }, { today }) =>
    asked({ key: 'protocol.day.ask', vars: { name: subject['name'] ?? '' } }, [
      answerButton(PROTOCOL, 'day', today, { key: 'protocol.day.today' }),
      answerButton(PROTOCOL, 'day', daysLater(today, -1), { key: 'protocol.day.yesterday' }),
    ]),
  read: (input, { subject }, { today }) =>
    answerOf(input, (text) => readProtocolDay(text, subject['submittedOn'] ?? today, today)),
}

const NUMBER: Step = {
  id: 'number',
  ask: () => asked({ key: 'protocol.number.ask' }),
  read: (input) => answerOf(input, readProtocolNumber),
}

function asked(text: Text, answers: ReturnType<typeof answerButton>[] = []): Screen {
  const leave: Screen['buttons'] = [
    [
      { label: { key: 'common.cancel' }, route: 'cancel' },
      { label: { key: 'common.home' }, route: 'menu' },
    ],
  ]
  return { text, buttons: answers.length > 0 ? [answers, ...leave] : leave }
}

function answerOf(input: Input, read: (text: string) => ProtocolRead): Answer {
  if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
  const result = read(input.text)
  return result.ok ? result : { ok: false, why: { key: result.code } }
}

async function save(tx: Tx, turn: Turn, view: View): Promise<Screen> {
  const draft = await loadDialogue(tx, turn.accountId, PROTOCOL)
  await endDialogue(tx, turn.accountId, PROTOCOL)
  const { day = '', number = '' } = draft?.answers ?? {}
  const opened = await openApplication(tx, turn, Number(draft?.subject['applicationId']))
  if (opened.kind !== 'open') return noticeScreen({ key: `applications.${opened.kind}` })
  await setProtocol(tx, opened.row.id, { protocolNumber: number, protocolOn: day })
  return view(tx, { ...opened.row, protocolNumber: number, protocolOn: day }, turn)
}
