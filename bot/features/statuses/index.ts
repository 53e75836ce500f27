import type { Tx } from '../../../db/client.ts'
import { memberCard } from '../../../db/repos/member-card.ts'
import {
  countWithoutStatus,
  fillStatuses,
  type StatusBy,
  statusOf,
  undoStatuses,
  withoutStatus,
} from '../../../db/repos/member-statuses.ts'
import { shortName } from '../../../domain/membership/person-name.ts'
import { type MemberStatus, readStatus } from '../../../domain/membership/status.ts'
import { readFreshMoment } from '../../../domain/undo.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { type Held, heldPrimary } from '../tickets/held.ts'
import { refusal } from '../tickets/marked.ts'
import { allMark, allScreen, type Done, listScreen, mayBe, PAGE } from './screens.ts'
import { tellMembers, withdrawWords } from './tell.ts'

const STALE: Reply = { note: { key: 'common.stale' } }
type Open = Extract<Held, { kind: 'open' }>

/** Members whose cards say no status: one by one, or all at once after a look at whom it is about; undone within a minute. */
export function createStatuses({ database }: Deps): Record<'show' | 'set' | 'all' | 'undo', Handler> {
  const { read } = database
  return {
    show: async (turn, [orgId = '', page = '']) => {
      const held = await heldPrimary(read, turn, orgId)
      return held.kind === 'open' ? show(await list(held, Number(page) || 0)) : refusal(held)
    },

    set: async (turn, [id = '', text = '', page = '']) => {
      const status = readStatus(text)
      const done =
        status && (await transactByRights(database, turn, (tx, now) => setOne(tx, now, Number(id), status)))
      if (!done) return STALE
      if (!('held' in done)) return refusal(done)
      const screen = await list(done.held, Number(page) || 0, done.done)
      return { screen, ...(done.known && { note: { key: 'statuses.known', vars: { status: done.known } } }) }
    },

    /** Asks first; then fills in for those who were counted, or asks again where they are not the same people. */
    all: async (turn, [orgId = '', text, mark]) => {
      const result = await transactByRights(database, turn, (tx, now) =>
        setAll(tx, now, orgId, readStatus(text ?? ''), mark),
      )
      if (!('held' in result)) return refusal(result)
      return show(result.screen ?? (await list(result.held, 0, result.done)))
    },

    undo: async (turn, [orgId = '', moment = '']) => {
      const undone = await transactByRights(database, turn, async (tx, now) => {
        const held = await heldPrimary(tx, now, orgId)
        if (held.kind !== 'open') return held
        const filledAt = readFreshMoment(moment, turn.now)
        if (!filledAt) return { held }
        const ids = await undoStatuses(tx, held.office.orgId, filledAt, by(held, turn))
        await withdrawWords(tx, ids, filledAt)
        return { held, count: ids.length }
      })
      if (!('held' in undone)) return refusal(undone)
      const { held, count } = undone
      if (count === undefined) return { note: { key: 'tickets.undo.late' } }
      return show(await list(held, 0, { text: { key: 'tickets.undone', vars: { count } } }))
    },
  }

  /** A page of those who have none, below what was just done; the last page where the wanted one is empty by now. */
  async function list({ office, name }: Open, wanted: number, done?: Done) {
    const { orgId } = office
    const total = await countWithoutStatus(read, orgId)
    const page = Math.min(Math.max(0, wanted), Math.max(0, Math.ceil(total / PAGE) - 1))
    const rows = await withoutStatus(read, orgId, { number: page, size: PAGE })
    return listScreen({ orgId, name, total, page, rows }, done)
  }
}

/** `known`: somebody was faster, most likely the member; what they said stays. */
async function setOne(tx: Tx, turn: Turn, id: number, status: MemberStatus) {
  const held = await heldPrimary(tx, turn, String((await statusOf(tx, id))?.orgId ?? ''))
  if (held.kind !== 'open') return held
  const { orgId } = held.office
  const filled = await fillStatuses(tx, { orgId, memberIds: [id], status }, by(held, turn))
  const { middleName, status: now, ...name } = await memberCard(tx, id)
  const word = { key: `status.${readStatus(now ?? '') ?? status}` } as const
  if (filled.length === 0) return { held, known: word }
  await tellMembers(tx, { orgId, memberIds: filled, status }, turn)
  const vars = { name: shortName({ ...name, ...(middleName && { middleName }) }), status: word }
  return { held, done: { text: { key: 'statuses.done' as const, vars }, at: turn.now } }
}

async function setAll(
  tx: Tx,
  turn: Turn,
  org: string,
  status: MemberStatus | undefined,
  mark: string | undefined,
) {
  const held = await heldPrimary(tx, turn, org)
  if (held.kind !== 'open') return held
  const { orgId } = held.office
  const rows = await withoutStatus(tx, orgId)
  const memberIds = status ? mayBe(rows, status).map(({ id }) => id) : []
  if (rows.length === 0) return { held }
  if (!status || memberIds.length === 0 || mark !== allMark(orgId, status, memberIds))
    return { held, screen: allScreen({ orgId, rows, changed: mark !== undefined }) }
  const filled = await fillStatuses(tx, { orgId, memberIds, status }, by(held, turn))
  await tellMembers(tx, { orgId, memberIds: filled, status }, turn)
  const vars = { count: filled.length, status: { key: `status.${status}` as const } }
  return { held, done: { text: { key: 'statuses.doneAll' as const, vars }, at: turn.now } }
}

function by({ office }: Open, { accountId, now }: Turn): StatusBy {
  return { accountId, officeId: office.officeId, at: now }
}
