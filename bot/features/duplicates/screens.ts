import type { Button, Screen, Text, TextVars } from '../../../core/screen.ts'
import type { PairMember, PairRow } from '../../../db/repos/duplicates.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import { readStatus } from '../../../domain/membership/status.ts'
import { writeMoment } from '../../../domain/undo.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const FIELDS = ['name', 'birthDate', 'phone', 'ticket', 'status', 'joinedOn', 'place'] as const

/** Both rows side by side, field by field: what is the same once, what differs with a mark and both values. */
export function pairScreen(
  pair: PairRow,
  waiting: number,
  orgId: number,
  own: boolean,
  undo: Button[],
): Screen {
  const answer = (key: 'duplicates.same' | 'duplicates.different', value: string): Button => ({
    label: { key },
    route: 'duplicate',
    args: [pair.id, value, orgId],
  })
  return {
    text: { key: 'duplicates.title', vars: { count: waiting } },
    more: [...FIELDS.map((field) => line(field, pair)), { key: 'duplicates.how' }],
    buttons: [
      [answer('duplicates.same', 'same'), answer('duplicates.different', 'different')],
      ...(undo.length > 0 ? [undo] : []),
      [{ label: { key: 'duplicates.skip' }, route: 'duplicates', args: [orgId, pair.id] }],
      [...(own ? [{ label: { key: 'common.back' as const }, route: 'office', args: [orgId] }] : []), HOME],
    ],
  }
}

export function doneScreen(orgId: number, waiting: number, own: boolean, undo: Button[]): Screen {
  const again: Button = { label: { key: 'duplicates.again' }, route: 'duplicates', args: [orgId] }
  const office: Button = { label: { key: 'menu.office' }, route: 'office', args: [orgId] }
  return {
    text: waiting > 0 ? { key: 'duplicates.skipped', vars: { count: waiting } } : { key: 'duplicates.none' },
    buttons: [
      ...(undo.length > 0 ? [undo] : []),
      ...(waiting > 0 ? [[again]] : []),
      [...(own ? [office] : []), HOME],
    ],
  }
}

/** Takes back the decision on a pair. */
export function undoButton(id: number, decidedAt: Date, orgId: number): Button {
  const args = [id, writeMoment(decidedAt), orgId]
  return { label: { key: 'duplicates.undo' }, route: 'duplicate.undo', args }
}

function line(field: (typeof FIELDS)[number], { first, second }: PairRow): Text {
  const [a, b] = [written(field, first), written(field, second)]
  const label = { key: `duplicates.field.${field}` as const }
  return JSON.stringify(a) === JSON.stringify(b)
    ? { key: 'duplicates.equal', vars: { field: label, value: a } }
    : { key: 'duplicates.differs', vars: { field: label, a, b } }
}

function written(field: (typeof FIELDS)[number], member: PairMember): TextVars[string] {
  const status = readStatus(member.status ?? '')
  const { lastName, firstName, middleName, birthDate, joinedOn } = member
  switch (field) {
    case 'name':
      return fullName({ lastName, firstName, ...(middleName !== null && { middleName }) })
    case 'birthDate':
      return birthDate ? writtenDate(birthDate) : '—'
    case 'joinedOn':
      return joinedOn ? writtenDate(joinedOn) : '—'
    case 'phone':
      return member.phone ?? '—'
    case 'ticket':
      return member.ticketNumber ?? '—'
    case 'status':
      return status ? { key: `status.${status}` } : '—'
    case 'place':
      return member.orgName
  }
}
