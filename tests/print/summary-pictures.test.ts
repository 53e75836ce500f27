import { expect, test } from 'vitest'
import { printedRegions } from '../../db/import/generate-registry.ts'
import { regionTiles } from '../../domain/report/region-tiles.ts'
import { drawRegionTiles } from '../../print/region-tiles.ts'
import { drawSummaryChart } from '../../print/summary-chart.ts'
import { LONG_NAME } from './samples.ts'
import { overlaps, textsOf } from './texts.ts'

const key = ({ column, row }: { column: number; row: number }) => `${column}:${row}`

test('every region has a tile of its own, and one that nobody foresaw has too', () => {
  const regions = [...printedRegions(), { name: 'Небывалая', kind: 'областная' }]
  const tiles = regionTiles(regions)
  expect(new Set(tiles.map(key)).size).toBe(regions.length)
  expect(new Set(tiles.map(({ short }) => short)).size).toBe(regions.length)
  expect(tiles.at(-1)?.row).toBe(10)
})

test.each(['light', 'dark'] as const)('no words of a picture touch each other or leave it (%s)', (theme) => {
  const tiles = regionTiles(printedRegions()).map((tile) => ({ ...tile, pct: 100 }))
  const words = { title: 'Охват реестром по регионам', subtitle: 'на 21.11.2022' }
  const bars = [0, 55.5, 327.23, null].map((pct) => ({ name: LONG_NAME, pct, written: '327,23 %' }))
  const trend = [0, 30, 37, 90, 91].map((day) => ({ day, label: '21.11.22', value: 2_730_000 + day }))
  const chart = { trendTitle: 'Членов', barsTitle: 'Охват', bars, trend, more: 'ещё 68' }
  for (const drawing of [
    drawRegionTiles({ ...words, tiles, legend: ['меньше 50 %', '50–75 %', '75–90 %', '90 %', 'нет'] }, theme),
    drawSummaryChart({ ...words, ...chart, title: LONG_NAME }, theme),
  ]) {
    expect(overlaps(drawing)).toEqual([])
    for (const { text, left, right } of textsOf(drawing)) {
      expect(left, text).toBeGreaterThanOrEqual(0)
      expect(right, text).toBeLessThanOrEqual(drawing.width)
    }
  }
})
