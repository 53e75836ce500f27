import { chartXml, drawingRelationsXml, drawingXml } from './workbook/chart.ts'
import {
  contentTypesXml,
  relationsXml,
  sheetXml,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from './workbook/parts.ts'
import { MAX_ROWS, type Sheet } from './workbook/sheet.ts'
import { writeZip, type ZipPart } from './workbook/zip-file.ts'

export { writeLongTable } from './workbook/long-table.ts'
export type { Sheet }

/** The longest name that Excel takes. */
const MAX_NAME = 31

/**
 * Writes an XLSX workbook: a sheet for each table, in order. Memory stays bounded beside the rows themselves. Text is
 * always written as text, so that a cell which begins like a formula stays what it is.
 */
export async function writeWorkbook(path: string, sheets: readonly Sheet[]): Promise<void> {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet')
  const long = sheets.find(({ rows }) => rows.length >= MAX_ROWS)
  if (long) throw new RangeError(`a sheet holds ${MAX_ROWS - 1} rows, ${long.name} has ${long.rows.length}`)
  await writeZip(path, parts(sheets))
}

function* parts(sheets: readonly Sheet[]): Generator<ZipPart> {
  const names = sheetNames(sheets)
  const part = (name: string, text: string): ZipPart => ({ name, text: [text] })
  yield part('[Content_Types].xml', contentTypesXml(sheets))
  yield part('_rels/.rels', relationsXml([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]))
  yield part('xl/workbook.xml', workbookXml(names))
  yield part('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length))
  yield part('xl/styles.xml', stylesXml())
  for (const [at, sheet] of sheets.entries()) {
    const number = at + 1
    yield { name: `xl/worksheets/sheet${number}.xml`, text: sheetXml(sheet, at === 0) }
    const { chart } = sheet
    if (!chart) continue
    const relation = { id: 'rId1', type: 'drawing', target: `../drawings/drawing${number}.xml` }
    yield part(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationsXml([relation]))
    yield part(`xl/drawings/drawing${number}.xml`, drawingXml(sheet, chart))
    yield part(`xl/drawings/_rels/drawing${number}.xml.rels`, drawingRelationsXml(number))
    yield part(`xl/charts/chart${number}.xml`, chartXml(sheet, names[at] ?? '', chart))
  }
}

/** Names that Excel takes: without its marks, not too long, each once whatever its case. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, at) => {
    const allowed = name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    const wanted = allowed || `${at + 1}`
    let free = wanted.slice(0, MAX_NAME).trim()
    for (let again = 2; taken.has(free.toLowerCase()); again++) {
      free = `${wanted.slice(0, MAX_NAME - 5).trim()} (${again})`
    }
    taken.add(free.toLowerCase())
    return free
  })
}
