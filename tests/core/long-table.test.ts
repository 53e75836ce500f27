import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { writeLongTable } from '../../core/workbook.ts'

const TABLE = { name: 'Recipients', columns: [{ title: 'account', width: 20, format: 'text' as const }] }

async function* pagesOf(...sizes: number[]) {
  let row = 0
  for (const size of sizes) yield Array.from({ length: size }, () => [`telegram:${++row}`])
}

async function written(pages: AsyncIterable<string[][]>, rowsInSheet?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-long-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'long.xlsx')
  await writeLongTable(path, TABLE, pages, rowsInSheet)
  const parts = Object.entries(unzipSync(readFileSync(path)))
  return new Map(parts.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
}

const accountsIn = (xml = '') => [...xml.matchAll(/telegram:(\d+)</g)].map(([, at]) => Number(at))

test('a table that no sheet can hold goes on in the next one; no row is lost or told twice', async () => {
  const parts = await written(pagesOf(5, 0, 4, 3), 5)
  const sheets = [1, 2, 3].map((at) => parts.get(`xl/worksheets/sheet${at}.xml`))
  expect(sheets.map(accountsIn)).toEqual([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
    [11, 12],
  ])
  for (const xml of sheets) {
    expect(xml).toContain('account</t>')
    expect(xml).toContain('ySplit="1"')
  }
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)]
  expect(names.map(([, name]) => name)).toEqual(['Recipients', 'Recipients (2)', 'Recipients (3)'])
  const types = parts.get('[Content_Types].xml') ?? ''
  for (const [, path] of types.matchAll(/PartName="\/([^"]+)"/g))
    expect(parts.has(path ?? ''), path).toBe(true)
})

test('rows that fill a sheet exactly do not open an empty one', async () => {
  const parts = await written(pagesOf(5, 5), 5)
  expect([...parts.keys()].filter((name) => name.includes('worksheets')).length).toBe(2)
})

test('nobody at all is one sheet with its header', async () => {
  const parts = await written(pagesOf())
  expect(accountsIn(parts.get('xl/worksheets/sheet1.xml'))).toEqual([])
  expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:A1"/>')
})

test('rows are numbered on across pages, and text that looks like a formula stays text', async () => {
  async function* pages() {
    yield [['a'], ['=1+1']]
    yield [['-2']]
  }
  const xml = (await written(pages())).get('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toContain('<c r="A2" s="2"')
  expect(xml).toContain('<c r="A3" s="3"')
  expect(xml).toContain('<c r="A4" s="3"')
  expect(xml).not.toContain('<f>')
})

test('a source that fails half-way leaves no file behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-long-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  async function* pages() {
    yield [['a']]
    throw new Error('the database went away')
  }
  await expect(writeLongTable(join(folder, 'x.xlsx'), TABLE, pages())).rejects.toThrow('went away')
  expect(readdirSync(folder)).toEqual([])
})
