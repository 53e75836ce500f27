import type { Database, Tx } from '../../../db/client.ts'
import { holdMember } from '../../../db/hold-row.ts'
import {
  createDeparture,
  type DepartureRow,
  findDeparture,
  openDeparture,
} from '../../../db/repos/departures.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { findPrimary } from '../../../db/repos/organisation-search.ts'
import { closeOvertaken } from '../../../db/repos/overtaken-departures.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { Deps } from '../../deps.ts'
import type { DialogueDefinition } from '../../dialogue.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createPlaceQuestion } from '../join/place-search.ts'
import { createDecisions } from './decisions.ts'
import { createOwn, ownScreen } from './own.ts'
import { leaveScreen, placeScreen, TRANSFER, transferScreen, wordScreen } from './screens.ts'
import { askDeciders } from './tell.ts'

export interface DeparturesFeature {
  leave: Handler
  transfer: Handler
  mine: Handler
  withdraw: Handler
  list: Handler
  decide: Handler
  undo: Handler
}

/** Leaving the union and going over to another primary: the member asks, the organisations answer. */
export function createDepartures(deps: Deps): DeparturesFeature {
  const { database, dialogues } = deps
  const { read } = database
  dialogues.define(transferDialogue(database))

  return {
    async leave(turn, [confirmed]) {
      const open = await underWay(turn)
      if (open) return show(await ownScreen(read, open, turn))
      return confirmed === 'yes' ? send(turn, 'leave', () => Promise.resolve(null)) : show(leaveScreen())
    },

    async transfer(turn, [confirmed]) {
      const open = await underWay(turn)
      if (open) return show(await ownScreen(read, open, turn))
      return confirmed === 'yes' ? send(turn, 'transfer', chosen) : dialogues.start(turn, TRANSFER, {}, true)
    },

    ...createOwn(database),
    ...createDecisions(deps),
  }

  /** The wish that waits; one that the registry has overtaken hinders no new one. */
  async function underWay({ who, now }: Turn): Promise<DepartureRow | undefined> {
    const open = who.member && (await openDeparture(read, who.member.memberId))
    const overtaken = open && (await transact(database, (tx) => closeOvertaken(tx, open, now)))
    return overtaken ? undefined : open
  }

  /** Notes the wish and asks who is to let the person go, all or nothing; a second press finds it under way. */
  async function send(
    turn: Turn,
    kind: 'leave' | 'transfer',
    target: (tx: Tx, turn: Turn) => Promise<number | null | undefined>,
  ): Promise<Reply> {
    const row = await transactByRights(
      database,
      turn,
      async (tx, { who }): Promise<DepartureRow | undefined> => {
        const { member } = who
        if (!member) return undefined
        await holdMember(tx, member.memberId)
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
      },
    )
    return row ? show(await ownScreen(read, row, turn)) : { note: { key: 'common.stale' } }
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
