import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Locale, translate } from '../../../core/i18n.ts'
import { writeLongTable } from '../../../core/workbook.ts'
import type { PrismaClient } from '../../../db/client.ts'
import type { SummaryPlace } from '../../../db/repos/summary-places.ts'
import { subTreePages } from '../../../db/repos/summary-table.ts'
import { TABLE_COLUMNS, tableRow } from '../../../domain/summary/table.ts'

/** Writes the table of an organisation and everything below it; returns its path and how many organisations it holds. */
export async function writeSubTree(
  read: PrismaClient,
  place: SummaryPlace,
  { today, locale }: { today: string; locale: Locale },
): Promise<{ path: string; count: number }> {
  const path = join(tmpdir(), `pervichka-${randomUUID()}.xlsx`)
  let count = 0
  async function* rows() {
    for await (const page of subTreePages(read, place.path, today)) {
      count += page.length
      yield page.map(({ coverage, above }) =>
        tableRow(coverage, above).map((cell) =>
          typeof cell === 'object' && cell !== null ? translate(locale, cell) : cell,
        ),
      )
    }
  }
  const columns = TABLE_COLUMNS.map(({ title, width, format }) => ({
    ...{ title: translate(locale, { key: title }), width, format },
  }))
  await writeLongTable(path, { name: translate(locale, { key: 'summary.table_sheet' }), columns }, rows())
  return { path, count }
}
