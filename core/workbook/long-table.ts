import { type Cell, dataRowXml } from './cells.ts'
import {
  contentTypesXml,
  relationsXml,
  sheetHeadXml,
  sheetTailXml,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from './parts.ts'
import { MAX_ROWS, type Sheet } from './sheet.ts'
import { writeZip, type ZipPart } from './zip-file.ts'

type Rows = Cell[][]

/**
 * Writes an XLSX workbook of one table however long it is: rows come page by page, and no more than a page is held in
 * memory. A table that no sheet of Excel can hold goes on in the next one. Columns need a width: nobody has seen the
 * rows when they begin. `name` is of the kind that Excel takes.
 */
export async function writeLongTable(
  path: string,
  table: Pick<Sheet, 'name' | 'columns'>,
  pages: AsyncIterable<Rows>,
  rowsInSheet = MAX_ROWS - 1,
): Promise<void> {
  await writeZip(path, parts({ ...table, rows: [] }, new PageReader(pages), rowsInSheet), 1)
}

/** The list of sheets comes last: how many there are is known only then. */
async function* parts(table: Sheet, pages: PageReader, rowsInSheet: number): AsyncGenerator<ZipPart> {
  let sheets = 0
  do {
    sheets++
    const text = sheetText(table, pages, rowsInSheet, sheets === 1)
    yield { name: `xl/worksheets/sheet${sheets}.xml`, text }
  } while (await pages.hasMore())
  const names = Array.from({ length: sheets }, (_, at) =>
    at === 0 ? table.name : `${table.name} (${at + 1})`,
  )
  const part = (name: string, text: string): ZipPart => ({ name, text: [text] })
  yield part('xl/workbook.xml', workbookXml(names))
  yield part('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets))
  yield part('xl/styles.xml', stylesXml())
  yield part('_rels/.rels', relationsXml([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]))
  yield part('[Content_Types].xml', contentTypesXml(names.map(() => ({}))))
}

async function* sheetText(
  table: Sheet,
  pages: PageReader,
  rowsInSheet: number,
  first: boolean,
): AsyncGenerator<string> {
  const formats = table.columns.map(({ format }) => format)
  let rows = 0
  yield sheetHeadXml(table, first)
  while (rows < rowsInSheet && (await pages.hasMore())) {
    const page = pages.take(rowsInSheet - rows)
    yield page.map((row, at) => dataRowXml(row, formats, rows + at + 2)).join('')
    rows += page.length
  }
  yield sheetTailXml(table, rows)
}

/** Lets a page be taken in parts: a sheet may end in the middle of it. */
class PageReader {
  readonly #pages: AsyncIterator<Rows>
  #page: Rows = []

  constructor(pages: AsyncIterable<Rows>) {
    this.#pages = pages[Symbol.asyncIterator]()
  }

  async hasMore(): Promise<boolean> {
    while (this.#page.length === 0) {
      const next = await this.#pages.next()
      if (next.done) return false
      this.#page = next.value
    }
    return true
  }

  take(atMost: number): Rows {
    const taken = this.#page.slice(0, atMost)
    this.#page = this.#page.slice(atMost)
    return taken
  }
}
