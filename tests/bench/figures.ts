import { z } from 'zod'

/** One measured value, and what it must not exceed at the size of the nation, or must not fall short of. */
export interface Figure {
  what: string
  value: number
  unit: string
  reach?: number
  atLeast?: number
}

const run = z.looseObject({ rowsSeconds: z.number(), seconds: z.number(), peakMb: z.number() })
const waits = z.looseObject({ p50: z.number(), p99: z.number(), max: z.number() })
const importSchema = z.looseObject({
  bareSeconds: z.number(),
  ratioToBare: z.number(),
  first: run,
  second: run,
  neighbourMs: z.looseObject({ alone: waits, beside: waits }),
})

export function importFigures(document: unknown): Figure[] {
  const { bareSeconds, ratioToBare, first, second, neighbourMs } = importSchema.parse(document)
  return [
    figure('sqlite3 .import into bare tables', bareSeconds, 's'),
    figure('first import, rows checked and in', first.rowsSeconds, 's', 60),
    figure('the same, of the bare one', ratioToBare, '×', 6),
    figure('first import with duplicates and counts', first.seconds, 's', 60),
    figure('first import, peak memory', first.peakMb, 'MB', 400),
    figure('second import, 1 % changed', second.seconds, 's', 30),
    figure('second import, peak memory', second.peakMb, 'MB', 400),
    figure('another process writes meanwhile, p99', neighbourMs.beside.p99, 'ms'),
    figure('the same with no import, p99', neighbourMs.alone.p99, 'ms'),
  ]
}

const fileSchema = z.looseObject({ seconds: z.number(), peakMb: z.number() })
const recipientsSchema = z.looseObject({ rows: z.number(), csv: fileSchema, xlsx: fileSchema })

export function recipientFigures(document: unknown): Figure[] {
  const { csv, xlsx } = recipientsSchema.parse(document)
  return [
    figure('recipients of a broadcast as CSV', csv.seconds, 's'),
    figure('the same, peak memory', csv.peakMb, 'MB', 400),
    figure('recipients of a broadcast as XLSX', xlsx.seconds, 's'),
    figure('the same as XLSX, peak memory', xlsx.peakMb, 'MB', 400),
  ]
}

const reportSchema = z.looseObject({ report: z.number(), bareScan: z.number(), ratio: z.number() })
const rulesSchema = z.looseObject({ bestMs: z.number() })
const searchSchema = z.looseObject({
  p50Ms: z.number(),
  p99Ms: z.number(),
  hitPct: z.number(),
  heldMb: z.number(),
})
const coverageSchema = z.array(z.looseObject({ name: z.string() }))
const readSchema = z.looseObject({ p50: z.number(), p99: z.number() })
const spentSchema = z.looseObject({ ms: z.number() })

const LEVELS = ['union', 'regional', 'territorial', 'primary']

export function readFigures(documents: Record<string, unknown[]>): Figure[] {
  const report = reportSchema.parse(documents['report']?.[0])
  const rules = rulesSchema.parse(documents['rules']?.[0])
  const search = searchSchema.parse(documents['search']?.[0])
  const coverage = new Map(coverageSchema.parse(documents['coverage']).map((each) => [each.name, each]))
  const reads = (suffix: string, reach?: number) =>
    LEVELS.flatMap((level) => {
      const { p50, p99 } = readSchema.parse(coverage.get(`read ${level}${suffix}`))
      const name = `coverage of a ${level}${suffix}`
      return [figure(`${name}, p50`, p50, 'ms'), figure(`${name}, p99`, p99, 'ms', reach)]
    })
  const spent = (name: string) => spentSchema.parse(coverage.get(name)).ms / 1000
  return [
    figure('bare GROUP BY over the members', report.bareScan, 's'),
    figure('national report, cold', report.report, 's', 3),
    figure('national report, of the bare scan', report.ratio, '×', 2),
    ...reads('', 5),
    ...reads(' with children'),
    figure('full recount', spent('full recount'), 's'),
    figure('weekly snapshot of all organisations', spent('weekly snapshot'), 's', 5),
    figure('search for duplicates', spent('search for duplicates'), 's'),
    figure('rules over the whole union', rules.bestMs / 1000, 's', 5),
    figure('tree search with a slip, p50', search.p50Ms, 'ms'),
    figure('tree search with a slip, p99', search.p99Ms, 'ms', 30),
    figure('tree search, found among the first five', search.hitPct, '%'),
    figure('tree search, memory of the index', search.heldMb, 'MB'),
  ]
}

const pace = z.looseObject({
  acksPerSecond: z.number(),
  handledPerSecond: z.number(),
  surplus: z.number(),
  cpuMsPerUpdate: z.number(),
  ackMs: waits,
  replyMs: waits,
})
const inboundSchema = z.looseObject({
  bot: z.looseObject({ steady: pace, pouring: pace }),
  telegraf: z.looseObject({ steady: pace, pouring: pace }),
  ratioToTelegraf: z.number(),
})

export function inboundFigures(document: unknown): Figure[] {
  const { bot, telegraf, ratioToTelegraf } = inboundSchema.parse(document)
  const { steady, pouring } = bot
  return [
    atLeast('updates recorded and acknowledged', pouring.acksPerSecond, '/s', 2000),
    figure('an acknowledgement meanwhile, p99', pouring.ackMs.p99, 'ms'),
    atLeast('updates handled to the end', steady.handledPerSecond, '/s', 700),
    figure('a core for each of them', steady.cpuMsPerUpdate, 'ms'),
    figure('repeated updates answered again', pouring.surplus, '', 0),
    figure('bare telegraf with a session in Redis', telegraf.steady.handledPerSecond, '/s'),
    figure('a core for each of its updates', telegraf.steady.cpuMsPerUpdate, 'ms'),
    figure('repeated updates answered again by it', telegraf.pouring.surplus, ''),
    figure('handled by us, of bare telegraf', ratioToTelegraf, '×'),
  ]
}

const printSchema = z.looseObject({
  cardMs: z.looseObject({ p95: z.number() }),
  cardsPerCoreSecond: z.number(),
  pdfMs: z.looseObject({ p95: z.number() }),
  replyMs: z.looseObject({ cachedP95: z.number(), drawnP95: z.number() }),
})

export function printFigures(document: unknown): Figure[] {
  const { cardMs, cardsPerCoreSecond, pdfMs, replyMs } = printSchema.parse(document)
  return [
    figure('a ticket is drawn, p95', cardMs.p95, 'ms', 100),
    atLeast('tickets a second on one core', cardsPerCoreSecond, '/s', 20),
    figure('a paper as PDF, p95', pdfMs.p95, 'ms', 300),
    figure('from the menu to the ticket, p95', replyMs.cachedP95, 'ms', 300),
    figure('the same, drawn and uploaded anew, p95', replyMs.drawnP95, 'ms'),
  ]
}

export function atLeast(what: string, value: number, unit: string, least: number): Figure {
  return { ...figure(what, value, unit), atLeast: least }
}

export function figure(what: string, value: number, unit: string, reach?: number): Figure {
  const rounded = Number(value.toPrecision(3))
  return { what, value: rounded, unit, ...(reach !== undefined && { reach }) }
}
