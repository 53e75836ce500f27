import type { Button, Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import {
  dispute,
  findLinkRequest,
  type LinkRequestRow,
  refusedOfDay,
} from '../../../db/repos/link-requests.ts'
import { bindMember } from '../../../db/repos/links.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { mayConfirm, REQUEST_DAYS } from '../../../domain/identity/linking.ts'
import { deciding } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { confirmScreen, DISPUTED } from './screens.ts'

/** Yes or no to a request for linking by ticket number: by the chair, or by the account of the phone on record. */
export function createLinkDecisions({ database }: Deps): Record<'request' | 'confirm' | 'refuse', Handler> {
  return {
    request: (turn, [id]) => look(turn, Number(id)),
    // a button without a code is one of before there were codes
    confirm: (turn, [id, code, knows]) =>
      code ? decide(turn, Number(id), { code, knows: knows === DISPUTED }) : look(turn, Number(id)),
    refuse: (turn, [id]) => decide(turn, Number(id)),
  }

  /** A request as the decider is asked about it. */
  async function look(turn: Turn, id: number): Promise<Reply> {
    const request = await open(database.read, turn, id)
    if (!request) return { note: { key: 'common.stale' } }
    if (request.isExpired) return show(expiredScreen())
    const isHolder = turn.who.member?.memberId === request.member.id
    const screen = confirmScreen(request, isHolder ? 'holder' : 'chair')
    const out: Button[] = [{ label: { key: 'common.back' }, route: 'applications' }, HOME]
    return show({ ...screen, buttons: [...(screen.buttons ?? []), isHolder ? [HOME] : out] })
  }

  /** Yes is the right code; a wrong one is no, and there is no second guess. */
  async function decide(
    turn: Turn,
    id: number,
    { code, knows = false }: { code?: string; knows?: boolean } = {},
  ): Promise<Reply> {
    const decided = await transactByRights(database, turn, async (tx, now) => {
      const request = await open(tx, now, id)
      if (!request) return !code && (await contradict(tx, now, id)) ? 'disputed' : undefined
      if (request.isExpired) return 'expired'
      const { member, accountId } = request
      if (code && request.disputed && !knows) return 'look'
      if (code && !mayConfirm(await refusedOfDay(tx, member.id, turn.now))) return 'tooMany'
      const state = request.code === code ? 'confirmed' : 'refused'
      const { count } = await tx.linkRequest.updateMany({
        where: { id, state: 'pending' },
        data: { state, decidedAt: turn.now },
      })
      if (count === 0) return 'before'
      if (state === 'confirmed') await bindMember(tx, accountId, member.id, 'ticket', turn.now)
      const screen: Screen = {
        text: { key: state === 'confirmed' ? 'link.done' : 'link.refused' },
        buttons: [[HOME]],
      }
      const kind = `link.${state}`
      const notice = { accountId, orgId: member.orgId, kind, dedupeKey: `${kind}:${id}`, screen }
      await appendNotice(tx, notice, turn.now)
      return code && state === 'refused' ? 'mistaken' : state
    })
    if (decided === undefined) return { note: { key: 'common.stale' } }
    if (decided === 'look') return look(turn, id)
    if (decided === 'expired') return show(expiredScreen())
    return show({ text: { key: OUTCOMES[decided] }, buttons: [[HOME]] })
  }
}

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

const OUTCOMES = {
  confirmed: 'link.youConfirmed',
  refused: 'link.youRefused',
  mistaken: 'link.wrongCode',
  before: 'link.alreadyDecided',
  tooMany: 'link.manyRefused',
  disputed: 'link.disputeNoted',
} as const

function expiredScreen(): Screen {
  return { text: { key: 'link.expired', vars: { days: REQUEST_DAYS } }, buttons: [[HOME]] }
}

/** A request that this person may decide on. */
async function open(db: Tx, turn: Turn, id: number): Promise<LinkRequestRow | undefined> {
  const request = Number.isSafeInteger(id) ? await findLinkRequest(db, id, turn.now) : undefined
  return request && mayDecide(turn, request) ? request : undefined
}

/** The holder of the card does not decide where the phone is said to be lost, but is heard. */
async function contradict(tx: Tx, turn: Turn, id: number): Promise<boolean> {
  const request = Number.isSafeInteger(id) ? await findLinkRequest(tx, id, turn.now) : undefined
  return request !== undefined && turn.who.member?.memberId === request.member.id && (await dispute(tx, id))
}

/** Nobody confirms for themselves: a chair's own request is for the holder of the card, or for the level above. */
function mayDecide({ who, ...turn }: Turn, { accountId, member, phoneLost }: LinkRequestRow): boolean {
  if (accountId === turn.accountId) return false
  if (who.member?.memberId === member.id) return !phoneLost
  return deciding(who, member.orgPath) !== undefined
}
