import { z } from 'zod'
import { atLeast, type Figure, figure } from './figures.ts'

const speed = z.looseObject({ perSecond: z.number(), core: z.number() })
const sendingSchema = z.looseObject({
  bare: speed,
  telegraf: speed,
  fastest: speed,
  paid: speed,
  ratioToBare: z.number(),
})

/** `on`: SQLite or PostgreSQL; how fast it must be there, and of a bare loop. */
export function sendingFigures(
  document: unknown,
  on: string,
  reach: { perSecond: number; ratio: number },
): Figure[] {
  const { bare, telegraf, fastest, paid, ratioToBare } = sendingSchema.parse(document)
  return [
    atLeast(`durable sends on ${on}`, fastest.perSecond, '/s', reach.perSecond),
    atLeast('the same, of a bare undici loop', ratioToBare, '×', reach.ratio),
    atLeast('the same, of telegraf and one UPDATE each', fastest.perSecond / telegraf.perSecond, '×', 1),
    figure('bare undici loop, 64 connections', bare.perSecond, '/s'),
    figure('telegraf and one UPDATE each', telegraf.perSecond, '/s'),
    figure('at the paid pace of 1 000', paid.perSecond, '/s'),
    figure('a core meanwhile', paid.core * 100, '%'),
  ]
}

const planningSchema = z.looseObject({
  offices: z.number(),
  everybody: z.number(),
  peakMb: z.number(),
  count: z.looseObject({ worstMs: z.number() }),
})
const paceSchema = z.looseObject({ sharePct: z.number(), throttled: z.number() })
const waits = z.looseObject({ p99: z.number() })
const besideSchema = z.looseObject({
  paid: z.looseObject({ quietMs: waits, besideMs: waits, bulkPerSecond: z.number() }),
})
const workersSchema = z.looseObject({
  ...{ one: z.looseObject({ perSecond: z.number() }), ratio: z.number() },
  two: z.looseObject({ perSecond: z.number(), doubled: z.number() }),
})

/** `planning` at the size of the nation only: a part of it says nothing of seconds and memory. */
export function deliveryFigures(documents: { planning: unknown; pace: unknown; beside: unknown }): Figure[] {
  const { offices, everybody, peakMb, count } = planningSchema.parse(documents.planning)
  const { sharePct, throttled } = paceSchema.parse(documents.pace)
  const { paid } = besideSchema.parse(documents.beside)
  return [
    figure('planning, one to each primary', offices, 's', 1),
    figure('planning, everybody', everybody, 's', 15),
    figure('memory while it is planned and sent', peakMb, 'MB', 250),
    figure('a timer is late while it is counted', count.worstMs, 'ms'),
    atLeast('share of 30/s over a minute', sharePct, '%', 99),
    figure('answers of 429 meanwhile', throttled, '', 0),
    figure('a reply beside bulk at the paid pace, p99', paid.besideMs.p99, 'ms', 200),
    figure('the same with no bulk, p99', paid.quietMs.p99, 'ms'),
    figure('bulk meanwhile', paid.bulkPerSecond, '/s'),
  ]
}

export function workerFigures(document: unknown): Figure[] {
  const { one, two, ratio } = workersSchema.parse(document)
  return [
    figure('one worker beside two bots', one.perSecond, '/s'),
    figure('two workers beside two bots', two.perSecond, '/s'),
    atLeast('the same, of one', ratio, '×', 1.6),
    figure('messages sent twice meanwhile', two.doubled, '', 0),
  ]
}
