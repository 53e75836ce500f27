import type { MessageKey } from '../../core/i18n.ts'
import type { Text, TextVars } from '../../core/screen.ts'
import { writtenDate } from '../calendar-date.ts'
import { toPassportField } from '../quality/passport.ts'

/** A change as the audit trail has it. */
export interface TrailEntry {
  kind: string
  field: string
  oldValue: string | null
  newValue: string | null
  source: string
  /** the office that decided it, else the person who did it: where they are of the same sub-tree */
  byWhom: string | undefined
}

/** Fields that have a word of their own here; those of a passport have theirs, any other is told by its kind. */
const FIELDS = [
  ...['status', 'phone', 'email', 'last_name', 'first_name', 'middle_name', 'birth_date', 'org_ais_id'],
  ...['left_on', 'joined_on', 'ticket_status', 'ticket_number', 'parent_ais_id', 'removed_on', 'name'],
  ...['dues_rate', 'level', 'app_installed', 'lists', 'admin', 'officer', 'auditor'],
] as const
const KINDS = [
  ...['organisation', 'term', 'member', 'ticket', 'application', 'leave', 'transfer', 'departure', 'grant'],
  ...['binding', 'invite', 'permit', 'import', 'lookup', 'proposal', 'campaign'],
] as const
const SOURCES = ['ais', 'chair', 'member', 'officer', 'admin', 'auditor', 'operator'] as const
/** Words of the registry that people have other words for. */
const WORDS: Record<string, MessageKey> = {
  working: 'status.working',
  student: 'status.student',
  pensioner: 'status.pensioner',
  none: 'trail.value.none',
  requested: 'trail.value.requested',
  produced: 'trail.value.produced',
  issued: 'trail.value.issued',
  refused: 'trail.value.refused',
  reissue: 'trail.value.reissue',
  full: 'trail.value.full',
  limited: 'trail.value.limited',
  open: 'trail.value.open',
  closed: 'trail.value.closed',
  true: 'trail.value.true',
  false: 'trail.value.false',
}
/** Numbers of rows and links, or several values at once: they say nothing to a person. */
const WORDLESS = ['invite', 'permit', 'import', 'lookup', 'application', 'departure', 'grant']

/** A change in words: «12.11.2022 14:02 · телефон председателя: … → … · председатель». */
export function trailText(entry: TrailEntry, when: Text): Text {
  const { kind, source, byWhom } = entry
  const who: Text = { key: `trail.source.${SOURCES.find((each) => each === source) ?? 'operator'}` }
  const vars: TextVars = { when, what: whatText(entry), who }
  if (byWhom !== undefined) vars['who'] = { key: 'trail.by', vars: { who, name: byWhom } }
  if (WORDLESS.includes(kind) || isWordless(entry)) return { key: 'trail.line', vars }
  return {
    key: 'trail.lineValues',
    vars: { ...vars, before: valueText(entry.oldValue), after: valueText(entry.newValue) },
  }
}

/** Several values at once, or numbers of organisations that may be others': they say nothing to a person. */
function isWordless({ field, oldValue, newValue }: TrailEntry): boolean {
  if (field === 'org_ais_id' || field === 'parent_ais_id') return true
  return [oldValue, newValue].some((value) => value?.startsWith('{') || value?.startsWith('['))
}

function whatText({ kind, field }: TrailEntry): Text {
  const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const passport = toPassportField(snake)
  if (passport) return { key: `passport.${passport}` }
  const own = FIELDS.find((each) => each === snake)
  if (own && !['lookup', 'import'].includes(kind)) return { key: `trail.field.${own}` }
  return { key: `trail.kind.${KINDS.find((each) => each === kind) ?? 'organisation'}` }
}

function valueText(value: string | null): Text {
  if (value === null || value === '') return { key: 'trail.value.empty' }
  const word = WORDS[value]
  if (word) return { key: word }
  const text = /^\d{4}-\d{2}-\d{2}$/.test(value) ? writtenDate(value) : value
  return { key: 'common.plain', vars: { text: text.slice(0, 120) } }
}
