import { expect, test } from 'vitest'
import { parseRow } from '../../../domain/registry/parse-row.ts'
import { RowChecker } from '../../../domain/registry/row-checker.ts'
import { halvesOf, RowHash } from '../../../domain/registry/row-hash.ts'
import { columnsOf, FILE_KINDS, type FileKind } from '../../../domain/registry/row-schemas.ts'
import { Random } from '../../../domain/registry/synthetic/random.ts'

const TODAY = '2022-11-21'

/** Cells that are right in some column, wrong in others, or wrong everywhere. */
const CELLS = [
  ...['', ' ', 'x', 'Иванова', ' Анна ', '\u00a0Пётр\u00a0', "'+70003000001", "'=1", "''", '\ufeffа'],
  ...['2022-11-21', '2022-11-22', '2022-02-30', '2022-2-3', '1900-01-01', '0000-01-01', '22.11.2022'],
  ...['0', '1', '2', '-1', '01', '999999999999', '1000000000000', '1.5', '1,5', '1e3', '٣', '100', '1000'],
  ...['+70003000001', '+7000', '+0123456789', '70003000001', '+7 000 300 00 01', '+700030000010000'],
  ...['a@b.ru', 'a@b', '@b.ru', 'a b@c.ru', 'a@b.c@d.ru', 'почта@пример.рф'],
  ...['7707083893', '7707083890', '770708389', '1026800000666', '1026800000667', '770701001', '7707AB001'],
  ...['Europe/Moscow', 'Mars/Base', 'union', 'regional', 'primary', 'working', 'student', 'issued', 'none'],
  ...[
    '5-СП',
    'consolidated',
    'auto',
    'manual',
    'federal',
    'telegram',
    'ru',
    'en',
    'constructor',
    '__proto__',
  ],
  ...['я'.repeat(1000), 'я'.repeat(1001)],
]

function fuzzedRow(kind: FileKind, random: Random): string[] {
  // Most cells as a right row has them, so that single wrong ones decide.
  const right = new Map(
    Object.entries({ level: 'primary', form: '5-СП', source: 'auto', scope: 'federal', channel: 'telegram' }),
  )
  return columnsOf(kind).map((column) => {
    if (random.int(0, 3) === 0) return CELLS[random.int(0, CELLS.length - 1)] ?? ''
    if (right.has(column)) return right.get(column) ?? ''
    if (/^(as_of|held_on|bought_on)$/.test(column)) return '2022-10-01'
    return /kopecks$/.test(column) ? '5' : /(_id|name)$/.test(column) ? 'x' : ''
  })
}

test.each(FILE_KINDS)('the quick check of %s says of any row what the schema says', (kind) => {
  const [columns, random] = [columnsOf(kind), new Random(7, kind)]
  const checker = new RowChecker(kind, columns, TODAY)
  let right = 0
  for (let round = 0; round < 1500; round++) {
    const cells = fuzzedRow(kind, random)
    const parsed = parseRow(
      kind,
      Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
      TODAY,
    )
    checker.read(cells)
    if (checker.check()) {
      right++
      const row = 'row' in parsed ? Object.values(parsed.row) : parsed
      const stored = Array.isArray(row)
        ? row.map((value) => (typeof value === 'boolean' ? Number(value) : value))
        : row
      expect(checker.values, JSON.stringify(cells)).toEqual(stored)
    } else expect({ rejects: checker.reasons() }, JSON.stringify(cells)).toEqual(parsed)
  }
  expect(right).toBeGreaterThan(5)
  expect(right).toBeLessThan(1500)
})

test('a mark knows cells apart, not their order in the file, and survives being stored', () => {
  const markOf = (header: string[], cells: string[]) => {
    const checker = new RowChecker('members', header, TODAY)
    checker.read(cells)
    return checker.hash
  }
  const one = markOf(['ais_id', 'last_name', 'first_name'], ['m', 'А', 'Б']).toString()
  expect(markOf(['first_name', 'ais_id', 'phone', 'last_name'], ['Б', 'm', '', 'А']).toString()).toBe(one)
  expect(markOf(['ais_id', 'last_name', 'first_name'], ['m', 'АБ', '']).toString()).not.toBe(one)
  expect(markOf(['ais_id', 'first_name', 'last_name'], ['m', 'А', 'Б']).toString()).not.toBe(one)
  const marks = new Set<string>()
  const hash = new RowHash()
  for (let row = 0; row < 100_000; row++) {
    hash.start()
    hash.add(0, `m-${row}`)
    hash.end()
    marks.add(hash.toString())
    if (row % 1000 === 0) expect(halvesOf(hash.toString())).toEqual([hash.high, hash.low])
  }
  expect(marks.size).toBe(100_000)
})
