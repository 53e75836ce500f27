import type { Button, Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { type AccessRow, endAccess, findAccess, restoreAccess } from '../../../db/repos/end-access.ts'
import { pauseAnnouncements } from '../../../db/repos/hand-over.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { END_REASONS, type EndReason, toEndReason } from '../../../domain/identity/end-reason.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import { readFreshMoment, writeMoment } from '../../../domain/undo.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { HOME } from './screens.ts'

type By = Parameters<typeof endAccess>[3]

/** The level above ends a chat's access to an office by hand, with a reason, and takes that back within the minute. */
export function createEndAccess({ database }: Deps): Record<'endAccess' | 'restoreAccess', Handler> {
  return {
    async endAccess(turn, [id, given]) {
      const reason = toEndReason(given)
      return reply(turn, id, async (tx, row, by) => {
        if (row.endedAt) return notice('endAccess.before', row)
        if (!reason) return askScreen(row)
        await endAccess(tx, row, reason, by)
        await pauseAnnouncements(tx, row.accountId, row.orgPath, turn.now)
        await tell(tx, row, { text: `endAccess.yours.${reason}`, moment: by.now })
        return endedScreen(row, reason, by.now)
      })
    },

    async restoreAccess(turn, [id, moment]) {
      const endedAt = readFreshMoment(moment ?? '', turn.now)
      return reply(turn, id, async (tx, row, by) => {
        if (!endedAt || !(await restoreAccess(tx, row, endedAt, by))) return notice('endAccess.tooLate', row)
        await tell(tx, row, { text: 'endAccess.yourBack', moment: by.now })
        return notice('endAccess.back', row)
      })
    },
  }

  /** Rights are read where they are used; an office of one's own is ended by nobody but those above it. */
  async function reply(
    turn: Turn,
    id: string | undefined,
    work: (tx: Tx, row: AccessRow, by: By) => Promise<Screen>,
  ): Promise<Reply> {
    const screen = await transactByRights(database, turn, async (tx, { who }) => {
      const row = await findAccess(tx, Number(id) || 0)
      const right = row && deciding(who, pathAbove(row.orgPath))
      if (!row || !right) return undefined
      const source = right.officeId === undefined ? 'officer' : 'chair'
      return work(tx, row, { accountId: turn.accountId, source, now: turn.now })
    })
    return screen ? show(screen) : { note: { key: 'common.forbidden' } }
  }

  async function tell(
    tx: Tx,
    { id, accountId, orgId, orgName }: AccessRow,
    { text, moment }: { text: `endAccess.yours.${EndReason}` | 'endAccess.yourBack'; moment: Date },
  ): Promise<void> {
    const screen: Screen = { text: { key: text, vars: { name: orgName } }, buttons: [[HOME]] }
    const dedupeKey = `office.ended:b${id}:${text}:${moment.getTime()}`
    await appendNotice(tx, { accountId, orgId, kind: 'office.ended', dedupeKey, screen }, moment)
  }
}

function toCard({ orgId }: AccessRow): Button[] {
  return [{ label: { key: 'common.back' }, route: 'gaps.of', args: [orgId] }, HOME]
}

function askScreen(row: AccessRow): Screen {
  const reasons = END_REASONS.map((reason): Button[] => [
    {
      ...{ label: { key: `endAccess.reason.${reason}` }, style: 'danger' },
      ...{ route: 'access.end', args: [row.id, reason] },
    },
  ])
  return {
    text: { key: 'endAccess.ask', vars: { name: row.orgName } },
    buttons: [...reasons, toCard(row)],
  }
}

function endedScreen(row: AccessRow, reason: EndReason, at: Date): Screen {
  const vars = { name: row.orgName, reason: { key: `endAccess.reason.${reason}` as const } }
  return {
    text: { key: 'endAccess.done', vars },
    buttons: [
      [{ label: { key: 'endAccess.undo' }, route: 'access.back', args: [row.id, writeMoment(at)] }],
      [{ label: { key: 'gaps.handOver' }, route: 'invite', args: [row.orgId] }],
      toCard(row),
    ],
  }
}

function notice(key: 'endAccess.before' | 'endAccess.tooLate' | 'endAccess.back', row: AccessRow): Screen {
  return { text: { key, vars: { name: row.orgName } }, buttons: [toCard(row)] }
}
