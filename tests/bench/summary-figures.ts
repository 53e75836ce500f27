import { z } from 'zod'
import { atLeast, type Figure, figure } from './figures.ts'

const runSchema = z.looseObject({
  planned: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMb: z.number(),
  waitMs: z.number(),
})
const toldSchema = runSchema.extend({
  firstSeconds: z.number(),
  again: runSchema,
  later: runSchema.optional(),
  ratioToBare: z.number(),
})

/** What the offices of the nation are told, as told.ts measures it. */
export function toldFigures(
  document: unknown,
  what: string,
  reach: { seconds: number; peakMb: number },
): Figure[] {
  const { again, later, ...first } = toldSchema.parse(document)
  return [
    figure(`${what}, planned`, first.planned, ''),
    figure(`${what}, time`, first.seconds, 's', reach.seconds),
    figure(`${what}, a core for it`, first.cpuSeconds, 's'),
    figure(`${what}, of bare writing`, first.ratioToBare, '×'),
    figure(`${what}, the first thousand`, first.firstSeconds, 's'),
    figure(`${what}, peak memory`, first.peakMb, 'MB', reach.peakMb),
    figure(`${what}, others wait at most`, first.waitMs, 'ms'),
    figure(`${what}, planned twice`, again.planned, '', 0),
    figure(`${what}, nothing due`, again.seconds, 's'),
    ...(later
      ? [
          figure(`${what}, a week later`, later.planned, ''),
          figure(`${what}, a week later, time`, later.seconds, 's', reach.seconds),
          figure(`${what}, a week later, memory`, later.peakMb, 'MB', reach.peakMb),
        ]
      : []),
  ]
}

const measuredSchema = z.looseObject({ p95Ms: z.number(), perCoreSecond: z.number() })
const tableSchema = z.looseObject({ count: z.number(), seconds: z.number(), ratioToBare: z.number() })
const schema = z.looseObject({
  pictures: z.record(z.enum(['ticket', 'region', 'union', 'tiles']), measuredSchema),
  papers: z.record(z.enum(['region', 'union']), measuredSchema),
  tables: z.record(z.enum(['region', 'union']), tableSchema),
})
const PICTURES = {
  region: 'picture of a region',
  union: 'picture of the union',
  tiles: 'tiles of all regions',
}

export function summaryFigures(document: unknown): Figure[] {
  const { pictures, papers, tables } = schema.parse(document)
  return [
    ...(['region', 'union', 'tiles'] as const).flatMap((kind) => [
      figure(`${PICTURES[kind]}, p95`, pictures[kind].p95Ms, 'ms', 300),
      atLeast(`${PICTURES[kind]}, on one core`, pictures[kind].perCoreSecond, '/s', 20),
      figure(
        `${PICTURES[kind]}, of a ticket's`,
        pictures.ticket.perCoreSecond / pictures[kind].perCoreSecond,
        '×',
      ),
    ]),
    figure('quarter of a region as PDF, p95', papers.region.p95Ms, 'ms', 300),
    figure('quarter of the union as PDF, p95', papers.union.p95Ms, 'ms'),
    figure('table of a large region', tables.region.seconds, 's', 2),
    figure('its organisations', tables.region.count, ''),
    figure('the same, of a bare table', tables.region.ratioToBare, '×'),
    figure('table of the union', tables.union.seconds, 's'),
    figure('the same of the union, of a bare table', tables.union.ratioToBare, '×'),
  ]
}
