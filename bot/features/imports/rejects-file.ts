import { stringify } from 'csv-stringify/sync'
import { type Locale, translate } from '../../../core/i18n.ts'
import type { Screen } from '../../../core/screen.ts'
import type { SentFile } from '../../../db/repos/sent-files.ts'
import { toReject } from '../../../domain/registry/parse-row.ts'

const COLUMNS = ['row', 'column', 'code', 'message'] as const

/** The refused rows as a table that opens in a spreadsheet: where, and what is wrong. */
export function rejectsFile({ id, name, rejects, counts }: SentFile, locale: Locale): Screen {
  const rows = (rejects ?? '').split('\n').map((line) => {
    const [row = '', column = '', code = ''] = line.split(',')
    return [row, column, code, toReject(code, column)]
  })
  const columns = COLUMNS.map((column) => translate(locale, { key: `import.csv.${column}` }))
  const csv = stringify(rows, { bom: true, header: true, columns, escape_formulas: true, delimiter: ';' })
  const isPart = new Set(rows.map(([row]) => row)).size < (counts?.rejected ?? 0)
  return {
    text: { key: 'import.rejectsSent', vars: { name, count: counts?.rejected ?? rows.length } },
    ...(isPart && { more: [{ key: 'import.rejectsPart' as const, vars: { count: rows.length } }] }),
    file: { name: `rejects-${id}.csv`, bytes: Buffer.from(csv) },
    buttons: [
      [
        { label: { key: 'common.back' }, route: 'import', args: [id] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
