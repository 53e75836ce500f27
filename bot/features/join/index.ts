import type { Text } from '../../../core/screen.ts'
import { latestApplication } from '../../../db/repos/applications.ts'
import { unanswered } from '../../../db/repos/asked-consents.ts'
import { findPrimary } from '../../../db/repos/organisation-search.ts'
import type { JoinStep } from '../../../domain/membership/application.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createMinor } from './minor.ts'
import { createOwn, ownScreen } from './own.ts'
import { CHOOSE_PLACE, homeScreen, JOIN, newlySentScreen } from './screens.ts'
import { settled, TOO_MANY } from './settled.ts'
import { joinDialogue, permitOfDraft } from './steps.ts'
import { submitApplication } from './submit.ts'

export interface JoinFeature {
  start: Handler
  send: Handler
  restart: Handler
  mine: Handler
  withdraw: Handler
  minorPlace: Handler
  minorForm: Handler
  /** says where an application is that waits for its decision; undefined where there is none */
  underWay(turn: Turn): Promise<Reply | undefined>
}

/** Applying to join: questions one by one, a look over all answers, and off to the chair. */
export function createJoin(deps: Deps): JoinFeature {
  const { database, dialogues } = deps
  dialogues.define(joinDialogue(database))

  /** Asks a step again, answered or not. A link whose organisation is gone is forgotten. */
  async function askAgain(
    turn: Turn,
    { step, answered, gone }: { step: JoinStep; answered: boolean; gone?: true },
  ): Promise<Reply> {
    const next = await dialogues.start(turn, JOIN, gone ? { orgId: '' } : {}, true)
    const asked = answered ? await dialogues.edit(turn, JOIN, step) : next
    return gone ? withReason(asked, { key: 'join.place.gone' }) : asked
  }

  return {
    ...createOwn(database),
    ...createMinor(deps),

    /** `args[0]` is the organisation a link named; «0» asks for the place though a link named one. */
    async start(turn, args) {
      const asked = args[0]
      const done = await settled(database.read, turn, asked !== undefined)
      if (done) return done
      if (asked === undefined) return dialogues.start(turn, JOIN, {}, true)
      const place = /^\d{1,10}$/.test(asked) ? await findPrimary(database.read, Number(asked)) : undefined
      const reply = await dialogues.start(turn, JOIN, { orgId: place ? String(place.id) : '' }, true)
      return place || asked === CHOOSE_PLACE ? reply : withReason(reply, { key: 'join.place.gone' })
    },

    async send(turn) {
      if (turn.who.member) return show(homeScreen({ key: 'join.alreadyMember' }))
      const result = await submitApplication(database, turn)
      if (result.kind === 'sent')
        return show(newlySentScreen(result.place, await unanswered(database.read, turn.accountId)))
      if (result.kind === 'tooMany') return show(homeScreen(TOO_MANY))
      if (result.kind === 'stopped') return show(result.screen)
      if (result.kind === 'ask') return askAgain(turn, result)
      return (await settled(database.read, turn)) ?? { note: { key: 'common.stale' } }
    },

    async restart(turn) {
      const done = await settled(database.read, turn, true)
      return done ?? dialogues.start(turn, JOIN, await permitOfDraft(database.read, turn.accountId))
    },

    async underWay(turn) {
      const latest = await latestApplication(database.read, turn.accountId)
      return latest?.state === 'submitted' ? show(await ownScreen(database.read, latest, turn)) : undefined
    },
  }
}

function withReason(reply: Reply, why: Text): Reply {
  const { screen } = reply
  return screen ? show({ ...screen, text: why, more: [screen.text, ...(screen.more ?? [])] }) : reply
}
