import { columnName, dataRowXml, escapeXml, headerXml } from './cells.ts'
import type { Sheet } from './sheet.ts'

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'application/vnd.openxmlformats-officedocument'
/** Rows of XML handed over at once: some 100 KB. */
const ROWS_AT_ONCE = 256
/** Rows whose texts decide how wide a column is. */
const MEASURED_ROWS = 200
const [NARROWEST, WIDEST] = [8, 60]

export function contentTypesXml(sheets: ReadonlyArray<Pick<Sheet, 'chart'>>): string {
  const overrides = sheets.flatMap(({ chart }, at) => [
    `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${OFFICE}.spreadsheetml.worksheet+xml"/>`,
    ...(chart
      ? [
          `<Override PartName="/xl/drawings/drawing${at + 1}.xml" ContentType="${OFFICE}.drawing+xml"/>`,
          `<Override PartName="/xl/charts/chart${at + 1}.xml" ContentType="${OFFICE}.drawingml.chart+xml"/>`,
        ]
      : []),
  ])
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.spreadsheetml.styles+xml"/>${overrides.join('')}</Types>`
}

export function relationsXml(relations: ReadonlyArray<{ id: string; type: string; target: string }>): string {
  const all = relations.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

/** The list of sheets; their header row is repeated on every printed page. */
export function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const titles = names.map(
    (name, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escapeXml(name.replaceAll("'", "''"))}'!$1:$1</definedName>`,
  )
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

export function workbookRelationsXml(count: number): string {
  const sheets = Array.from({ length: count }, (_, at) => ({
    id: `rId${at + 1}`,
    type: 'worksheet',
    target: `worksheets/sheet${at + 1}.xml`,
  }))
  return relationsXml([...sheets, { id: `rId${count + 1}`, type: 'styles', target: 'styles.xml' }])
}

/** `cellXfs` stand in the order of STYLE (cells.ts). */
export function stylesXml(): string {
  const cell = (format: number, more = '') =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}/>`
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDE8F5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8FA9C7"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${cell(0)}<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>${cell(49)}${cell(49, ' quotePrefix="1"')}${cell(3)}${cell(4)}${cell(10)}${cell(164)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** One sheet, piece by piece: its header row is frozen and can be filtered by. */
export function* sheetXml(sheet: Sheet, first: boolean): Generator<string> {
  const { columns, rows, chart } = sheet
  const formats = columns.map(({ format }) => format)
  yield sheetHeadXml(sheet, first, `<dimension ref="${rangeOf(sheet, rows.length)}"/>`)
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    yield rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((row, at) => dataRowXml(row, formats, from + at + 2))
      .join('')
  }
  yield sheetTailXml(sheet, rows.length, chart ? '<drawing r:id="rId1"/>' : '')
}

/** What stands before the rows; `dimension` where their number is known. */
export function sheetHeadXml(sheet: Sheet, first: boolean, dimension = ''): string {
  const { columns } = sheet
  const widths = columns.map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${columnWidth(sheet, at)}" customWidth="1"/>`,
  )
  return `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${dimension}<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>${headerXml(columns.map(({ title }) => title))}`
}

/** What stands behind them. */
export function sheetTailXml(sheet: Sheet, rows: number, drawing = ''): string {
  const filter = sheet.columns.length > 0 ? `<autoFilter ref="${rangeOf(sheet, rows)}"/>` : ''
  return `</sheetData>${filter}<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${drawing}</worksheet>`
}

function rangeOf({ columns }: Sheet, rows: number): string {
  return `A1:${columnName(Math.max(0, columns.length - 1))}${rows + 1}`
}

/** As wide as the widest text; a title may take two lines and has the filter's button beside it. */
function columnWidth({ columns, rows }: Sheet, at: number): number {
  const column = columns[at]
  if (column?.width !== undefined) return column.width
  const texts = rows.slice(0, MEASURED_ROWS).map((row) => String(row[at] ?? '').length)
  const title = column?.title ?? ''
  const words = Math.max(...title.split(/\s+/).map((word) => word.length), title.length / 2) + 3
  return Math.min(WIDEST, Math.max(NARROWEST, words, ...texts.map((length) => length + 2)))
}
