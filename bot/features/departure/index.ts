import type { Database, Tx } from '../../../db/client.ts'
import {
  createDeparture,
  type DepartureRow,
  findDeparture,
  moveDeparture,
  openDeparture,
} from '../../../db/repos/departures.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { findPrimary } from '../../../db/repos/organisation-search.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { Deps } from '../../deps.ts'
import type { DialogueDefinition } from '../../dialogue.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createPlaceQuestion } from '../join/place-search.ts'
import { askDeciders, decideDeparture } from './decide.ts'
import { leaveScreen, ownScreen, placeScreen, TRANSFER, transferScreen, wordScreen } from './screens.ts'

/** Leaving the union and going over to another primary: the member asks, the organisations answer. */
export function createDepartures({
  database,
  dialogues,
}: Deps): Record<'leave' | 'transfer' | 'withdraw' | 'decide', Handler> {
  const { read } = database
  dialogues.define(transferDialogue(database))
  const underWay = (turn: Turn) =>
    turn.who.member ? openDeparture(read, turn.who.member.memberId) : undefined
  return {
    async leave(turn, [confirmed]) {
      const open = await underWay(turn)
      if (open) return show(ownScreen(open))
      return confirmed === 'yes' ? send(turn, 'leave', () => Promise.resolve(null)) : show(leaveScreen())
    },

    async transfer(turn, [confirmed]) {
      const open = await underWay(turn)
      if (open) return show(ownScreen(open))
      return confirmed === 'yes' ? send(turn, 'transfer', chosen) : dialogues.start(turn, TRANSFER, {}, true)
    },

    async withdraw(turn, [id]) {
      const { accountId, now } = turn
      const row = await findDeparture(read, Number(id))
      if (!row || row.memberId !== turn.who.member?.memberId) return { note: { key: 'common.stale' } }
      const step = { id: row.id, from: row.state, to: 'withdrawn' }
      const may = row.state === 'submitted' || row.state === 'released'
      const done = may && (await transact(database, (tx) => moveDeparture(tx, step, { accountId, at: now })))
      return done ? show(wordScreen({ key: 'departure.withdrawn' })) : { note: { key: 'common.stale' } }
    },

    decide: (turn, [id, state = '', answer]) =>
      decideDeparture(database, turn, { id: Number(id), state, yes: answer === 'yes' }),
  }

  /** Notes the wish and asks who is to let the person go, all or nothing; a second press finds it under way. */
  async function send(
    turn: Turn,
    kind: 'leave' | 'transfer',
    target: (tx: Tx, turn: Turn) => Promise<number | null | undefined>,
  ): Promise<Reply> {
    const { member } = turn.who
    if (!member) return { note: { key: 'common.forbidden' } }
    const row = await transact(database, async (tx): Promise<DepartureRow | undefined> => {
      const open = await openDeparture(tx, member.memberId)
      if (open) return open
      const toOrgId = await target(tx, turn)
      if (toOrgId === undefined || toOrgId === member.orgId) return undefined
      const { accountId, now } = turn
      const wish = {
        kind,
        memberId: member.memberId,
        accountId,
        fromOrgId: member.orgId,
        toOrgId,
        submittedAt: now,
      }
      const made = await findDeparture(tx, await createDeparture(tx, wish))
      if (made) await askDeciders(tx, made, turn)
      return made
    })
    return row ? show(ownScreen(row)) : { note: { key: 'common.stale' } }
  }
}

/** The primary in the draft, which ends with it. */
async function chosen(tx: Tx, { accountId }: Turn): Promise<number | undefined> {
  const draft = await loadDialogue(tx, accountId, TRANSFER)
  await endDialogue(tx, accountId, TRANSFER)
  return (await findPrimary(tx, Number(draft?.answers['place']) || 0))?.id
}

function transferDialogue(database: Database): DialogueDefinition {
  const { read } = database
  const place = createPlaceQuestion(database, {
    dialogue: TRANSFER,
    ask: placeScreen,
    refuse: (id, { who }) => (id === who.member?.orgId ? { key: 'departure.transfer.same' } : undefined),
  })
  return {
    name: TRANSFER,
    steps: [place],
    review: async ({ answers }) => {
      const primary = await findPrimary(read, Number(answers['place']) || 0)
      return primary ? transferScreen(primary.name) : wordScreen({ key: 'join.place.gone' })
    },
  }
}
