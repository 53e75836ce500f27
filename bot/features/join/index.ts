import type { Text } from '../../../core/screen.ts'
import { latestApplication } from '../../../db/repos/applications.ts'
import { unanswered } from '../../../db/repos/asked-consents.ts'
import { leftOn } from '../../../db/repos/links.ts'
import { findPrimary } from '../../../db/repos/organisation-search.ts'
import { type JoinStep, MOST_A_DAY, mayApplyAgain } from '../../../domain/membership/application.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createOwn, ownScreen } from './own.ts'
import { CHOOSE_PLACE, homeScreen, JOIN, newlySentScreen } from './screens.ts'
import { joinDialogue } from './steps.ts'
import { sentTooMany, submitApplication } from './submit.ts'

const TOO_MANY: Text = { key: 'join.tooMany', vars: { most: MOST_A_DAY } }

export interface JoinFeature {
  start: Handler
  send: Handler
  restart: Handler
  mine: Handler
  withdraw: Handler
  /** says where an application is that waits for its decision; undefined where there is none */
  underWay(turn: Turn): Promise<Reply | undefined>
}

/** Applying to join: questions one by one, a look over all answers, and off to the chair. */
export function createJoin(deps: Deps): JoinFeature {
  const { database, dialogues } = deps
  dialogues.define(joinDialogue(database))

  /** Why there is nothing to apply for: already in, or an application is under way. `asked`: a new one was asked for. */
  async function settled(turn: Turn, asked = false): Promise<Reply | undefined> {
    const { read } = database
    if (turn.who.member) return show(homeScreen({ key: 'join.alreadyMember' }))
    const latest = await latestApplication(read, turn.accountId)
    if (latest?.state !== 'accepted' && latest?.state !== 'submitted')
      return (await sentTooMany(read, turn)) ? show(homeScreen(TOO_MANY)) : undefined
    if (latest.state === 'accepted') {
      const again = mayApplyAgain(latest, await leftOn(read, turn.accountId), turn.now)
      if (again === 'yes' || (again === 'asked' && asked)) return undefined
    }
    return show(await ownScreen(read, latest, turn))
  }

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

    /** `args[0]` is the organisation a link named; «0» asks for the place though a link named one. */
    async start(turn, args) {
      const asked = args[0]
      const done = await settled(turn, asked !== undefined)
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
      if (result.kind === 'ask') return askAgain(turn, result)
      return (await settled(turn)) ?? { note: { key: 'common.stale' } }
    },

    async restart(turn) {
      return (await settled(turn, true)) ?? dialogues.start(turn, JOIN, {})
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
