import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { clockTime } from '../../../core/written-time.ts'
import { SETTING_NAMES, type SettingName, type SettingVersion } from '../../../db/repos/kept-settings.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { FieldTable } from '../../../domain/quality/field-table.ts'
import { fieldText } from '../../../domain/quality/gap-text.ts'
import type { PassportField } from '../../../domain/quality/passport.ts'
import { changedNumbers, type NumberInTable, numbersIn } from '../../../domain/settings/numbers.ts'
import { changedFields, knownFields } from '../../../domain/settings/required-fields.ts'

export const DIALOGUE = 'table'
export const TEXTS = 'texts' satisfies SettingName
export const FIELDS = 'gap.fields' satisfies SettingName

/** What a phone cannot show: only their file can be changed, by a command. */
const BY_FILE: readonly SettingName[] = ['readiness.forms', 'consistency.rules']

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const TO_LIST: Button = { label: { key: 'tables.toList' }, route: 'tables' }
const toTable = (name: SettingName): Button => ({
  label: { key: 'common.back' },
  route: 'table',
  args: [name],
})

function tableText(name: SettingName): Text {
  return { key: `tables.name.${name}` as MessageKey }
}

/** Everything that an admin may change; what is not as it ships is ticked. */
export function listScreen(replaced: readonly SettingName[]): Screen {
  return {
    text: { key: 'tables.title' },
    buttons: [
      ...SETTING_NAMES.map((name): Button[] => {
        const key = replaced.includes(name) ? 'tables.changed' : 'tables.asShipped'
        return [{ label: { key, vars: { table: tableText(name) } }, route: 'table', args: [name] }]
      }),
      [
        { label: { key: 'tables.bonusTexts' }, route: 'bonus.texts' },
        { label: { key: 'tables.faq' }, route: 'faq' },
      ],
      [HOME],
    ],
  }
}

export interface TableView {
  name: SettingName
  inForce: unknown
  fields: FieldTable
  /** phrases that were changed, as buttons */
  texts: Button[][]
  replaced: boolean
  /** its number in the history; 0: it was never changed */
  lastChange: number
}

/** One table as it is in force, each part of it a button, and the ways back. */
export function tableScreen({ name, inForce, fields, texts, replaced, lastChange }: TableView): Screen {
  const wasChanged = lastChange > 0
  const way = (key: 'tables.undo' | 'tables.reset', how: string): Button => ({
    label: { key },
    route: 'table.undo',
    args: [name, how, lastChange],
  })
  const ways = [
    ...(wasChanged ? [way('tables.undo', 'before')] : []),
    ...(replaced ? [way('tables.reset', 'shipped')] : []),
  ]
  return {
    text: { key: 'tables.table', vars: { table: tableText(name) } },
    more: [
      { key: `tables.about.${name}` as MessageKey },
      ...(BY_FILE.includes(name) ? [{ key: 'tables.byFile' as const, vars: { name } }] : []),
    ],
    buttons: [
      ...(name === FIELDS ? fieldButtons(fields) : []),
      ...texts,
      ...(name === FIELDS || BY_FILE.includes(name) ? [] : numbersIn(inForce).map(numberButton(name))),
      ...ways.map((each) => [each]),
      ...(wasChanged
        ? [[{ label: { key: 'tables.history' as const }, route: 'table.history', args: [name] }]]
        : []),
      [TO_LIST, HOME],
    ],
  }
}

function fieldButtons(fields: FieldTable): Button[][] {
  return knownFields(fields).map((field) => {
    const required = fields.some((row) => row.field === field)
    return [
      {
        label: {
          key: required ? 'tables.required' : 'tables.notRequired',
          vars: { field: fieldText(field) },
        },
        route: 'table.field',
        args: [field, required ? 'off' : 'on'],
      },
    ]
  })
}

function numberButton(name: SettingName): (number: NumberInTable) => Button[] {
  return (number) => [
    {
      label: { key: 'tables.number', vars: { number: numberText(number), value: number.value } },
      route: 'table.edit',
      args: [name, number.path],
    },
  ]
}

/** «Urgent: from day» */
function numberText({ part, name }: Pick<NumberInTable, 'part' | 'name'>): Text {
  const number: Text = { key: `tables.number.${name}` as MessageKey }
  return part === undefined
    ? number
    : { key: 'tables.ofPart', vars: { part: { key: `tables.part.${part}` as MessageKey }, number } }
}

export function askScreen(name: SettingName, number: NumberInTable): Screen {
  return {
    text: { key: 'tables.ask', vars: { number: numberText(number), value: number.value } },
    buttons: [[toTable(name), HOME]],
  }
}

/** What will be, before it is: it is for everybody and at once. */
export function previewScreen(name: SettingName, number: NumberInTable, value: number, mark: string): Screen {
  return {
    text: { key: 'tables.preview', vars: { number: numberText(number), was: number.value, value } },
    more: [{ key: 'tables.atOnce' }],
    buttons: [
      [{ label: { key: 'tables.save' }, route: 'table.save', args: [mark], style: 'primary' }],
      [{ label: { key: 'tables.again' }, route: 'edit', args: [DIALOGUE, 'value'] }],
      [toTable(name), HOME],
    ],
  }
}

export function fieldPreviewScreen(field: PassportField, required: boolean): Screen {
  return {
    text: { key: required ? 'tables.requireField' : 'tables.dropField', vars: { field: fieldText(field) } },
    more: [{ key: 'tables.atOnce' }],
    buttons: [
      [
        {
          label: { key: 'tables.save' },
          route: 'table.field',
          args: [field, required ? 'on' : 'off', 'yes'],
          style: 'primary',
        },
      ],
      [toTable(FIELDS), HOME],
    ],
  }
}

/** The last changes, newest first: what it was and what it became. */
export function historyScreen(
  name: SettingName,
  shipped: unknown,
  versions: readonly SettingVersion[],
  timeZone: string,
): Screen {
  const read = (json: string | null): unknown => (json === null ? shipped : JSON.parse(json))
  return {
    text: { key: 'tables.historyTitle', vars: { table: tableText(name) } },
    more: versions.flatMap(({ at, source, before, value }): Text[] => {
      const [was, is] = [read(before), read(value)]
      const lines: Text[] = [
        ...changedNumbers(was, is).map((number) => ({
          key: 'tables.historyNumber' as const,
          vars: { number: numberText(number), was: number.was, value: number.value },
        })),
        ...(name === FIELDS
          ? changedFields(was, is).map(({ field, required }) => ({
              key: required ? ('tables.required' as const) : ('tables.notRequired' as const),
              vars: { field: fieldText(field) },
            }))
          : []),
      ]
      const by: Text = { key: source === 'admin' ? 'tables.byAdmin' : 'tables.byOperator' }
      return [
        {
          key: 'tables.historyAt',
          vars: { date: writtenDate(calendarDate(at, timeZone)), time: clockTime(at, timeZone), by },
        },
        ...(lines.length > 0 ? lines : [{ key: 'tables.historyOther' as const }]),
      ]
    }),
    buttons: [[toTable(name), HOME]],
  }
}
