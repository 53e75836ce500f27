import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate, readDate } from '../../../core/time-zone.ts'
import type { Tx } from '../../../db/client.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import {
  noteProof,
  noteTry,
  type OwnMember,
  ownMembers,
  triesToday,
} from '../../../db/repos/erasure-proofs.ts'
import { askErasure, cancelErasure, waitingErasure } from '../../../db/repos/erasures.ts'
import { tellErasure } from '../../../db/repos/tell-erasure.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { LAWFUL_DAYS, PROOF_DAYS, THINK_DAYS, TRIES_A_DAY } from '../../../domain/privacy/erasure.ts'
import type { Deps } from '../../deps.ts'
import type { DialogueDefinition } from '../../dialogue.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

const ERASE = 'erase'
const CONFIRMED = 'yes'
const DAY_MS = 86_400_000
const BACK: Button[] = [
  { label: { key: 'settings.privacyButton' }, route: 'privacy' },
  { label: { key: 'common.home' }, route: 'menu' },
]
const KEEP: Button[] = [{ label: { key: 'privacy.erase.keep' }, route: 'privacy.keep' }]
/** The row of the registry stays where nothing says whose it is. */
const NO_CARD: Text = { key: 'privacy.erase.noCard' }
const LINK: Button[] = [{ label: { key: 'privacy.erase.link' }, route: 'link' }]
const ASK: Button[] = [{ label: { key: 'menu.ask' }, route: 'ask' }]

/** The wish to be erased: a second press, the birth date that the registry has, three days to think better of it. */
export function createErase({ database, dialogues }: Deps): Record<'erase' | 'keep', Handler> {
  dialogues.define(eraseDialogue())
  return {
    async erase(turn, [confirmed]): Promise<Reply> {
      const linked = (await ownMembers(database.read, turn.accountId)).find(({ isLinked }) => isLinked)
      if (confirmed !== CONFIRMED) return show(sureScreen(linked !== undefined))
      const due = await waitingErasure(database.read, turn.accountId)
      if (due) return show(notedScreen(due, turn, linked ? [] : [NO_CARD]))
      // Whoever holds a phone now may not be whom the registry means.
      if (linked?.birthDate) return dialogues.start(turn, ERASE, {})
      return show(await transact(database, (tx) => wish(tx, turn, '')))
    },

    async keep(turn) {
      const kept = await transact(database, (tx) => cancelErasure(tx, turn.accountId))
      return kept
        ? show({ text: { key: 'privacy.erase.kept' }, buttons: [BACK] })
        : { note: { key: 'common.stale' } }
    },
  }

  function eraseDialogue(): DialogueDefinition {
    return {
      name: ERASE,
      steps: [
        {
          id: 'birthDate',
          ask: () => ({
            text: { key: 'privacy.erase.birthDate' },
            buttons: [[{ label: { key: 'common.cancel' }, route: 'cancel' }, ...BACK.slice(1)]],
          }),
          read: (input) => {
            const date = input.kind === 'text' ? readDate(input.text) : undefined
            return date ? { ok: true, value: date } : { ok: false, why: { key: 'link.wrongDate' } }
          },
        },
      ],
      review: ({ answers }, turn) =>
        transact(database, async (tx) => {
          await endDialogue(tx, turn.accountId, ERASE)
          return wish(tx, turn, answers['birthDate'] ?? '')
        }),
    }
  }
}

/** Notes the wish where the birth date is that of the linked card, or the registry has none; says so to others. */
async function wish(tx: Tx, turn: Turn, birthDate: string): Promise<Screen> {
  const { accountId, now, timeZone } = turn
  const members = await ownMembers(tx, accountId)
  const linked = members.find(({ isLinked }) => isLinked)
  const refused = linked && (await refusal(tx, turn, linked, birthDate))
  if (refused) return refused
  const dueAt = new Date(now.getTime() + THINK_DAYS * DAY_MS)
  const id = await askErasure(tx, { accountId, askedAt: now, dueAt })
  if (id === undefined) return { text: { key: 'common.stale' }, buttons: [BACK] }
  const unproven: OwnMember[] = []
  for (const member of members) {
    const proven = birthDate !== '' && member.birthDate === birthDate
    if (!proven) unproven.push(member)
    await noteProof(tx, id, member.id, proven ? now : null)
    await tellErasure(tx, { id, accountId, askedAt: now, dueAt }, member, { proven, timeZone, now })
  }
  return notedScreen(dueAt, turn, [...(linked ? [] : [NO_CARD]), ...unproven.map(whoConfirms)])
}

/** Who says that a card is the person's, and what becomes of it in silence. */
function whoConfirms({ isLinked }: OwnMember): Text {
  return {
    key: isLinked ? 'privacy.erase.chair' : 'privacy.erase.chairFormer',
    vars: { days: PROOF_DAYS },
  }
}

/** Why the wish is not noted: another date than the registry's, or too many tries. */
async function refusal(
  tx: Tx,
  { accountId, now }: Turn,
  member: OwnMember,
  birthDate: string,
): Promise<Screen | undefined> {
  if (member.birthDate === '') return undefined
  const tries = await triesToday(tx, member.id, now)
  if (tries >= TRIES_A_DAY) return { text: { key: 'privacy.erase.tooOften' }, buttons: [ASK, BACK] }
  if (member.birthDate === birthDate) return undefined
  await noteTry(tx, { accountId, memberId: member.id }, now)
  const again: Button = { label: { key: 'privacy.erase.again' }, route: 'privacy.erase', args: [CONFIRMED] }
  const left = TRIES_A_DAY - tries - 1
  return left === 0
    ? { text: { key: 'privacy.erase.tooOften' }, buttons: [ASK, BACK] }
    : { text: { key: 'privacy.erase.otherDate', vars: { left } }, buttons: [[again], ASK, BACK] }
}

function sureScreen(hasCard: boolean): Screen {
  const yes: Button = {
    label: { key: 'privacy.erase.yes' },
    route: 'privacy.erase',
    args: [CONFIRMED],
    style: 'danger',
  }
  const vars = { think: THINK_DAYS, days: LAWFUL_DAYS, card: hasCard ? 'yes' : 'no' }
  return {
    text: { key: 'privacy.erase.ask', vars },
    more: [...(hasCard ? [] : [NO_CARD]), { key: 'privacy.erase.stays' }],
    buttons: [[yes], ...(hasCard ? [] : [LINK]), BACK],
  }
}

function notedScreen(due: Date, turn: Turn, more: Text[]): Screen {
  const day = writtenDate(calendarDate(due, turn.timeZone))
  const link = more.includes(NO_CARD) ? [LINK] : []
  return { text: { key: 'privacy.erase.noted', vars: { day } }, more, buttons: [KEEP, ...link, BACK] }
}
