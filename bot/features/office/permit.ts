import { daysLater, endOfDay } from '../../../core/time-zone.ts'
import {
  createPermit,
  findPermit,
  type JoinPermit,
  lastPermitId,
  revokePermit,
} from '../../../db/repos/join-permits.ts'
import { findPrimary, type PrimaryFound } from '../../../db/repos/organisation-search.ts'
import { type DecidingRight, deciding } from '../../../domain/identity/who.ts'
import { PERMIT_DAYS, permitState } from '../../../domain/membership/join-permit.ts'
import { drawJoinPicture } from '../../../print/join-poster.ts'
import { pictureOf } from '../../../print/picture.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { paperScreen, permitNotice, permitScreen, permitUntil, permitUrl } from './permit-screens.ts'

/** The parent's consent has come on paper: a link by which one person of 14 to 17 joins, for those who decide there. */
export function createPermits(deps: Deps): Record<'permit' | 'permitGive' | 'permitRevoke', Handler> {
  const { database } = deps
  return {
    permit: (turn, [orgId]) =>
      withPrimary(turn, orgId, async (primary) =>
        show(paperScreen(primary, await lastPermitId(database.read, primary.id))),
      ),

    permitGive: (turn, [orgId, lastId]) =>
      withPrimary(turn, orgId, async (primary) => {
        const permit = await give(turn, primary, Number(lastId) || 0)
        return permit ? linkReply(turn, permit) : { note: { key: 'common.stale' } }
      }),

    async permitRevoke(turn, [id]) {
      const permit = await transactByRights(database, turn, async (tx, { who }) => {
        const found = await findPermit(tx, Number(id) || 0)
        const right = found && deciding(who, found.org.path)
        if (right) await revokePermit(tx, found, actor(turn, right))
        return right && found
      })
      if (!permit) return { note: { key: 'common.forbidden' } }
      const now = await findPermit(database.read, permit.id)
      return show(permitNotice(now?.usedAt ? 'permit.usedAlready' : 'permit.revoked', permit))
    },
  }

  async function withPrimary(
    turn: Turn,
    orgId: string | undefined,
    work: (primary: PrimaryFound) => Promise<Reply>,
  ): Promise<Reply> {
    const primary = await findPrimary(database.read, Number(orgId) || 0)
    return primary && deciding(turn.who, primary.path) ? work(primary) : { note: { key: 'common.forbidden' } }
  }

  /** A new permit; of a button that was pressed before, the one that it gave, while it waits. */
  function give(turn: Turn, primary: PrimaryFound, after: number): Promise<JoinPermit | undefined> {
    return transactByRights(database, turn, async (tx, { who }) => {
      const right = deciding(who, primary.path)
      if (!right) return undefined
      const lastId = await lastPermitId(tx, primary.id)
      const given = lastId > after ? await findPermit(tx, lastId) : undefined
      if (given)
        return given.createdBy === turn.accountId && permitState(given, turn.now) === 'open'
          ? given
          : undefined
      const expiresAt = endOfDay(daysLater(turn.today, PERMIT_DAYS), turn.timeZone)
      const row = { orgId: primary.id, receiverId: right.orgId, expiresAt }
      return findPermit(tx, await createPermit(tx, row, actor(turn, right)))
    })
  }

  function linkReply(turn: Turn, permit: JoinPermit): Reply {
    const { name } = permit.org
    const facts = { name, url: permitUrl(deps, permit), botName: deps.botName() }
    const picture = drawJoinPicture({ ...facts, until: permitUntil(permit, turn) })
    return { screen: permitScreen(deps, permit, turn), picture: pictureOf(picture) }
  }
}

function actor({ accountId, now }: Turn, { officeId }: DecidingRight) {
  const source = officeId === undefined ? ('officer' as const) : ('chair' as const)
  return { accountId, officeId: officeId ?? null, source, now }
}
