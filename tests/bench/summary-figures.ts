import { z } from 'zod'
import { type Figure, figure } from './figures.ts'

const tableSchema = z.looseObject({ count: z.number(), seconds: z.number() })
const schema = z.looseObject({
  planned: z.number(),
  twice: z.number(),
  seconds: z.number(),
  firstMs: z.number(),
  againSeconds: z.number(),
  peakMb: z.number(),
  pictures: z.looseObject({ regionMs: z.number(), unionMs: z.number(), tilesMs: z.number() }),
  tables: z.looseObject({ region: tableSchema, union: tableSchema }),
})

export function summaryFigures(document: unknown): Figure[] {
  const { pictures, tables, ...run } = schema.parse(document)
  return [
    figure('weekly summaries, offices', run.planned, ''),
    figure('weekly summaries planned', run.seconds, 's', 60),
    figure('the first thousand can be sent', run.firstMs, 'ms'),
    figure('planning, peak memory', run.peakMb, 'MB', 300),
    figure('planned twice', run.twice, '', 0),
    figure('a run that finds nothing due', run.againSeconds, 's'),
    figure('picture of a region, p95', pictures.regionMs, 'ms', 300),
    figure('picture of the union, p95', pictures.unionMs, 'ms', 300),
    figure('tiles of all regions, p95', pictures.tilesMs, 'ms', 300),
    figure('table of a large region', tables.region.seconds, 's', 2),
    figure('its organisations', tables.region.count, ''),
    figure('table of the union', tables.union.seconds, 's'),
  ]
}
