import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { type Sheet, writeWorkbook } from '../../core/workbook.ts'

const SHEET: Sheet = {
  name: 'Охват: 2022',
  columns: [
    { title: 'Имя', format: 'text' },
    { title: 'Число', format: 'integer' },
    { title: 'Доля', format: 'percent2', width: 12 },
    { title: 'День', format: 'date' },
  ],
  rows: [
    ['Псковская & <область>', 1234, 5.625, '2022-11-21'],
    ['=1+1', null, 75.78, null],
    ['+70000000001', 0, 100, 'нет'],
    ['\u0001_x0041_', -5, -3.1, ''],
  ],
  chart: { title: 'Охват "всех"', kind: 'bar', category: 0, values: [1, 2] },
}

async function written(...sheets: Sheet[]): Promise<{ folder: string; parts: Map<string, string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-workbook-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await writeWorkbook(join(folder, 'book.xlsx'), sheets)
  const archive = unzipSync(readFileSync(join(folder, 'book.xlsx')))
  const parts = Object.entries(archive).map(
    ([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const,
  )
  return { folder, parts: new Map(parts) }
}

/** Every element that opens closes, in order, and nothing stands in the text that XML reserves. */
function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, close, name, , own] of xml.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false
    } else if (!own) open.push(name ?? '')
  }
  const text = xml.replace(/<\?xml[^?]*\?>/, '').replace(/<[^>]*>/g, '')
  return open.length === 0 && !/[<>]|&(?!(amp|lt|gt|quot);)/.test(text)
}

test('every part is XML, and every relation leads to a part', async () => {
  const { parts } = await written(SHEET, { ...SHEET, name: 'охват  2022' })
  for (const [name, xml] of parts) expect(isWellFormed(xml), name).toBe(true)
  for (const [name, xml] of parts) {
    const base = name.replace('_rels/', '').replace(/[^/]*$/, '')
    for (const [, target] of xml.matchAll(/Target="([^"]+)"/g)) {
      const path = new URL(target ?? '', `http://x/${base}`).pathname.slice(1)
      expect(parts.has(path), `${name} → ${path}`).toBe(true)
    }
  }
  const types = parts.get('[Content_Types].xml') ?? ''
  for (const [, path] of types.matchAll(/PartName="\/([^"]+)"/g))
    expect(parts.has(path ?? ''), path).toBe(true)
})

test('numbers are numbers, days are days, shares are of one, and text is never a formula', async () => {
  const { parts } = await written(SHEET)
  const xml = parts.get('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toContain('<c r="B2" s="4"><v>1234</v></c>')
  expect(xml).toContain('<c r="C2" s="6"><v>0.05625</v></c>')
  expect(xml).toContain('<c r="C3" s="6"><v>0.7578</v></c>')
  expect(xml).toContain('<c r="D2" s="7"><v>44886</v></c>')
  expect(xml).not.toContain('<f>')
  expect(xml).toContain('<c r="A3" s="3" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
  expect(xml).toContain('<c r="A4" s="3" t="inlineStr"><is><t xml:space="preserve">+70000000001</t></is></c>')
  expect(xml).toContain('_x0001__x005F_x0041_')
  expect(xml).not.toContain('r="B3"')
  expect(parts.get('xl/styles.xml')).toContain('quotePrefix="1"')
})

test('the header row is frozen and columns have their widths', async () => {
  const xml = (await written(SHEET)).parts.get('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  expect(xml).toContain('<col min="3" max="3" width="12" customWidth="1"/>')
  expect(xml).toContain('<autoFilter ref="A1:D5"/>')
})

test('the chart is of the cells of its sheet', async () => {
  const chart = (await written(SHEET)).parts.get('xl/charts/chart1.xml') ?? ''
  expect([...chart.matchAll(/<c:f>([^<]+)<\/c:f>/g)].map(([, range]) => range)).toEqual([
    "'Охват  2022'!$B$1:$B$1",
    "'Охват  2022'!$A$2:$A$5",
    "'Охват  2022'!$B$2:$B$5",
    "'Охват  2022'!$C$1:$C$1",
    "'Охват  2022'!$A$2:$A$5",
    "'Охват  2022'!$C$2:$C$5",
  ])
  expect(chart).toContain('<c:barDir val="bar"/>')
  for (const kind of ['line', 'column'] as const) {
    const sheet: Sheet = { ...SHEET, chart: { title: 'x', kind, category: 0, values: [1] } }
    const xml = (await written(sheet)).parts.get('xl/charts/chart1.xml') ?? ''
    expect(xml).toContain(kind === 'line' ? '<c:lineChart>' : '<c:barDir val="col"/>')
  }
})

test('names of sheets are what Excel takes, each once', async () => {
  const names = ['a/b', 'A?B', '', 'x'.repeat(40), 'x'.repeat(40), "'q'"]
  const { parts } = await written(...names.map((name) => ({ name, columns: [], rows: [] })))
  const found = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)]
  const x = 'x'.repeat(26)
  expect(found.map(([, name]) => name)).toEqual(['a b', 'A B (2)', '3', `${x}xxxxx`, `${x} (2)`, 'q'])
})

test('the same tables make the same bytes, and a workbook that fails leaves nothing behind', async () => {
  const [one, other] = [await written(SHEET), await written(SHEET)]
  const bytes = (folder: string) => readFileSync(join(folder, 'book.xlsx'))
  expect(bytes(one.folder).equals(bytes(other.folder))).toBe(true)
  const rows = [['a'], ['b']] as Sheet['rows']
  const failing = { name: 'x', columns: [{ title: 'a' }], rows: [...rows, undefined as never] }
  await expect(writeWorkbook(join(one.folder, 'broken.xlsx'), [failing])).rejects.toThrow()
  expect(readdirSync(one.folder)).toEqual(['book.xlsx'])
  await expect(writeWorkbook(join(one.folder, 'none.xlsx'), [])).rejects.toThrow(RangeError)
})
