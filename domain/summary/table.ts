import type { MessageKey } from '../../core/i18n.ts'
import type { Coverage } from '../coverage/coverage.ts'
import { orgLabel } from '../organisation/label.ts'

type Format = 'text' | 'integer' | 'percent2' | 'date'

/** Columns of the table of a sub-tree, with a width each: nobody has seen the rows when it begins. */
export const TABLE_COLUMNS: ReadonlyArray<{ title: MessageKey; width: number; format: Format }> = [
  { title: 'summary.column.level', width: 17, format: 'text' },
  { title: 'summary.column.name', width: 52, format: 'text' },
  { title: 'summary.column.above', width: 34, format: 'text' },
  { title: 'summary.column.ais', width: 16, format: 'text' },
  { title: 'summary.column.members', width: 12, format: 'integer' },
  { title: 'summary.column.stat', width: 14, format: 'integer' },
  { title: 'summary.column.statOn', width: 12, format: 'date' },
  { title: 'summary.column.pct', width: 13, format: 'percent2' },
  { title: 'summary.column.noStatus', width: 12, format: 'integer' },
  { title: 'summary.column.plastic', width: 14, format: 'integer' },
  { title: 'summary.column.app', width: 14, format: 'integer' },
  { title: 'summary.column.online', width: 12, format: 'integer' },
  { title: 'summary.column.primaries', width: 12, format: 'integer' },
  { title: 'summary.column.empty', width: 12, format: 'integer' },
  { title: 'summary.column.access', width: 12, format: 'integer' },
  { title: 'summary.column.passports', width: 13, format: 'percent2' },
]

const LEVELS: Record<string, MessageKey> = {
  union: 'summary.level.union',
  regional: 'summary.level.regional',
  okrug: 'summary.level.okrug',
  territorial: 'summary.level.territorial',
  primary: 'summary.level.primary',
}

/** A row of the table; a level is a text of the reader's language. */
export function tableRow(
  of: Coverage,
  above: string | null,
): Array<string | number | null | { key: MessageKey }> {
  return [
    { key: LEVELS[of.org.level] ?? 'summary.level.other' },
    orgLabel(of.org),
    above,
    of.org.aisId,
    of.members,
    of.statMembers,
    of.statAsOf,
    of.registryCoveragePct,
    of.noStatus,
    of.tickets.plastic,
    of.appUsers,
    of.joinedOnline,
    of.primaries,
    of.primariesWithoutMembers,
    of.officesWithoutAccess,
    of.passportCompletenessPct,
  ]
}
