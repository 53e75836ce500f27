import { columnName, escapeXml, numberOf } from './cells.ts'
import { RELATIONS, relationsXml, XML } from './parts.ts'
import type { Sheet, SheetChart } from './sheet.ts'

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
/** Fills of series, in their order. */
const COLOURS = ['2F6DB5', 'E08A2C', '4C9F70', 'A24C8F', '8A8D91']
/** English Metric Units, the measure of drawings. */
const EMU_PER_PIXEL = 9525
const WIDTH = 720
const HEIGHT = 400
/** A horizontal bar needs so much for its name to be read. */
const BAR_HEIGHT = 18
/** From here on numbers beside the points hide each other. */
const MAX_LABELLED = 30

/** The place of a chart beside the table, and the part that the chart itself is. */
export function drawingXml(sheet: Sheet, chart: SheetChart): string {
  const bars = chart.kind === 'bar' ? 120 + sheet.rows.length * BAR_HEIGHT * chart.values.length : 0
  const size = `cx="${WIDTH * EMU_PER_PIXEL}" cy="${Math.max(HEIGHT, bars) * EMU_PER_PIXEL}"`
  return `${XML}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:oneCellAnchor><xdr:from><xdr:col>${sheet.columns.length + 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext ${size}/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escapeXml(chart.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext ${size}/></xdr:xfrm><a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONS}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`
}

export function drawingRelationsXml(index: number): string {
  return relationsXml([{ id: 'rId1', type: 'chart', target: `../charts/chart${index}.xml` }])
}

/** The chart: series refer to the cells, and hold their values for programs that do not count. */
export function chartXml(sheet: Sheet, name: string, chart: SheetChart): string {
  const series = chart.values.map((column, at) => seriesXml(sheet, name, chart, column, at)).join('')
  const labels = chart.values.length === 1 && sheet.rows.length <= MAX_LABELLED ? 1 : 0
  const shown = `<c:dLbls><c:showLegendKey val="0"/><c:showVal val="${labels}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
  const axes = '<c:axId val="1"/><c:axId val="2"/>'
  const plot =
    chart.kind === 'line'
      ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}${shown}<c:marker val="1"/>${axes}</c:lineChart>`
      : `<c:barChart><c:barDir val="${chart.kind === 'bar' ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}${shown}<c:gapWidth val="60"/>${axes}</c:barChart>`
  const legend =
    chart.values.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ''
  return `${XML}<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1400" b="1"/></a:pPr><a:r><a:rPr sz="1400" b="1"/><a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${axesXml(chart.kind, axisFormat(sheet, chart))}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
}

/** Marks of an axis need no fractions. */
function axisFormat(sheet: Sheet, chart: SheetChart): string {
  return chart.values.every((at) => sheet.columns[at]?.format === 'percent2') ? '0%' : '#,##0'
}

/** Horizontal bars run from the top down, as the rows of the table do. */
function axesXml(kind: SheetChart['kind'], format: string): string {
  const flat = kind === 'bar'
  const scaling = (order: string) => `<c:scaling><c:orientation val="${order}"/></c:scaling>`
  const grid =
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
  return `<c:catAx><c:axId val="1"/>${scaling(flat ? 'maxMin' : 'minMax')}<c:delete val="0"/><c:axPos val="${flat ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/>${scaling('minMax')}<c:delete val="0"/><c:axPos val="${flat ? 'b' : 'l'}"/>${grid}<c:numFmt formatCode="${format}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="${flat ? 'max' : 'autoZero'}"/></c:valAx>`
}

function seriesXml(sheet: Sheet, name: string, chart: SheetChart, column: number, at: number): string {
  const colour = COLOURS[at % COLOURS.length] ?? '2F6DB5'
  const fill = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`
  const shape = chart.kind === 'line' ? `<a:ln w="28575">${fill}</a:ln>` : fill
  const bars = chart.kind === 'line' ? '' : '<c:invertIfNegative val="0"/>'
  const range = (of: number, from: number, to: number) =>
    `'${escapeXml(name.replaceAll("'", "''"))}'!$${columnName(of)}$${from}:$${columnName(of)}$${to}`
  const last = sheet.rows.length + 1
  const format = sheet.columns[column]?.format
  const points = (of: number, value: (cell: string | number | null) => string | number | null) =>
    sheet.rows
      .flatMap((row, index) => {
        const cell = value(row[of] ?? null)
        return cell === null ? [] : [`<c:pt idx="${index}"><c:v>${escapeXml(String(cell))}</c:v></c:pt>`]
      })
      .join('')
  const count = `<c:ptCount val="${sheet.rows.length}"/>`
  const title = escapeXml(sheet.columns[column]?.title ?? '')
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:strRef><c:f>${range(column, 1, 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${title}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>${shape}</c:spPr>${bars}<c:cat><c:strRef><c:f>${range(chart.category, 2, last)}</c:f><c:strCache>${count}${points(chart.category, (cell) => cell)}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>${range(column, 2, last)}</c:f><c:numCache><c:formatCode>${format === 'percent2' ? '0.00%' : 'General'}</c:formatCode>${count}${points(column, (cell) => numberOf(cell, format))}</c:numCache></c:numRef></c:val></c:ser>`
}
