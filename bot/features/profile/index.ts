import type { MessageKey } from '../../../core/i18n.ts'
import type { Button } from '../../../core/screen.ts'
import { fillMemberStatus, memberCard } from '../../../db/repos/member-card.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { MEMBER_STATUSES, readStatus } from '../../../domain/membership/status.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show, type Turn } from '../../turn.ts'

const HOME: Button[] = [
  { label: { key: 'menu.card' }, route: 'card' },
  { label: { key: 'common.home' }, route: 'menu' },
]

const STATUS: Record<string, MessageKey> = {
  working: 'status.working',
  student: 'status.student',
  pensioner: 'status.pensioner',
}

/** /profile: what is on record, and the status where it is missing. */
export function createProfile({ database }: Deps): Record<'show' | 'status', Handler> {
  return {
    async show(turn) {
      if (!turn.who.member) return { note: { key: 'common.forbidden' } }
      const member = await memberCard(database.read, turn.who.member.memberId)
      if (!member.status)
        return show({ text: { key: 'profile.askStatus' }, buttons: [...statusButtons(), HOME] })
      const vars = {
        status: { key: STATUS[member.status] ?? 'status.working' },
        phone: member.phone ?? '—',
        email: member.email ?? '—',
      }
      return show({
        text: { key: 'profile.show', vars },
        buttons: [
          [{ label: { key: 'statement.button' }, route: 'statements' }],
          [
            { label: { key: 'departure.transfer.button' }, route: 'transfer' },
            { label: { key: 'departure.leave.button' }, route: 'leave' },
          ],
          [{ label: { key: 'link.notMe' }, route: 'unlink' }],
          HOME,
        ],
      })
    },
    status: (turn, [status = '']) => saveStatus(turn, status),
  }

  async function saveStatus(turn: Turn, text: string) {
    const memberId = turn.who.member?.memberId
    const status = readStatus(text)
    if (memberId === undefined || !status) return { note: { key: 'common.stale' as const } }
    const saved = await transact(database, (tx) =>
      fillMemberStatus(tx, memberId, status, turn.accountId, turn.now),
    )
    return show({
      text: saved
        ? { key: 'profile.statusSaved', vars: { status: { key: STATUS[status] ?? 'status.working' } } }
        : { key: 'profile.statusKnown' },
      buttons: [HOME],
    })
  }
}

function statusButtons(): Button[][] {
  return MEMBER_STATUSES.map((status) => [
    { label: { key: STATUS[status] ?? 'status.working' }, route: 'profile.status', args: [status] },
  ])
}
