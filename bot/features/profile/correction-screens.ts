import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { CorrectionRow } from '../../../db/repos/corrections.ts'
import { fullName, shortName } from '../../../domain/membership/person-name.ts'
import { shortKey } from '../../../domain/words.ts'
import { END } from './screens.ts'
import { fieldWord, valueWord } from './words.ts'

const WAITING: Button[] = [
  { label: { key: 'applications.all' }, route: 'applications' },
  { label: { key: 'common.home' }, route: 'menu' },
]

/** What a decider is asked: who, where, from what to what; `notice`: a word on why it is asked again. */
export function decideScreen(row: CorrectionRow, notice?: Text): Screen {
  const { id, member, field } = row
  const vars = { ...valuesOf(row), name: fullName(nameOf(member)), place: member.org.name }
  const asked: Text = { key: 'correction.ask', vars }
  const phone: Text[] =
    field === 'phone' ? [{ key: row.ownContact ? 'correction.ownContact' : 'correction.typed' }] : []
  return {
    text: notice ?? asked,
    more: [...(notice ? [asked] : []), ...phone],
    buttons: [
      [
        {
          label: { key: 'correction.yes' },
          route: 'correction',
          args: [id, 'yes', seen(row.oldValue)],
          style: 'primary',
        },
        { label: { key: 'correction.no' }, route: 'correction', args: [id, 'no'] },
      ],
      WAITING,
    ],
  }
}

/** A mark of the value that a decider is shown: what is written over must be what was seen. */
export function seen(value: string | null): string {
  return shortKey(value ?? '')
}

/** What the member hears. A new surname is on the virtual ticket at once; a plastic one has to be made anew. */
export function toldScreen(row: CorrectionRow, confirmed: boolean): Screen {
  const vars = valuesOf(row)
  if (!confirmed)
    return {
      text: { key: 'correction.told.no', vars },
      buttons: [[{ label: { key: 'menu.ask' }, route: 'ask' }], END],
    }
  const text: Text = { key: 'correction.told.yes', vars }
  if (row.field !== 'last_name') return { text, buttons: [END] }
  const card: Button = { label: { key: 'menu.card' }, route: 'card' }
  if (row.member.ticketStatus !== 'issued')
    return { text, more: [{ key: 'correction.told.card' }], buttons: [[card], END] }
  return {
    text,
    more: [{ key: 'correction.told.card' }, { key: 'correction.told.plastic' }],
    buttons: [
      [{ label: { key: 'correction.reissue' }, route: 'ticket.reissue', args: ['name'], style: 'primary' }],
      [card],
      END,
    ],
  }
}

/** A line of the list of what waits. */
export function correctionButton({ id, field, member }: CorrectionRow): Button {
  const vars = { name: shortName(nameOf(member)), field: fieldWord(field) }
  return { label: { key: 'applications.correction', vars }, route: 'correction', args: [id] }
}

export function deciderScreen(text: Text): Screen {
  return { text, buttons: [WAITING] }
}

function valuesOf({ field, oldValue, newValue }: CorrectionRow) {
  return { field: fieldWord(field), old: valueWord(field, oldValue), new: valueWord(field, newValue) }
}

function nameOf({ lastName, firstName, middleName }: CorrectionRow['member']) {
  return { lastName, firstName, ...(middleName && { middleName }) }
}
