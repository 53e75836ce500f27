import { translate } from '../../../core/i18n.ts'
import type { Picture, Text } from '../../../core/screen.ts'
import type { PrismaClient } from '../../../db/client.ts'
import { childrenCoverage, coverageOf, coveragesOf } from '../../../db/repos/coverage.ts'
import { cardTheme } from '../../../db/repos/preferences.ts'
import { membersHistory } from '../../../db/repos/summary-history.ts'
import type { SummaryPlace } from '../../../db/repos/summary-places.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Coverage } from '../../../domain/coverage/coverage.ts'
import { printNumber } from '../../../domain/coverage/percent.ts'
import { orgLabel } from '../../../domain/organisation/label.ts'
import { regionTiles } from '../../../domain/report/region-tiles.ts'
import { BANDS } from '../../../print/coverage-colours.ts'
import type { Drawing } from '../../../print/drawing.ts'
import { pictureOf } from '../../../print/picture.ts'
import { drawRegionTiles } from '../../../print/region-tiles.ts'
import { drawSummaryChart } from '../../../print/summary-chart.ts'
import { readTheme, type Theme } from '../../../print/theme.ts'

/** Bars that a phone shows without turning it into a list. */
const MOST_BARS = 12
const DAY_MS = 86_400_000

/** Whose eyes it is for. */
export interface Reader {
  accountId: number
  locale: 'ru' | 'en'
  today: string
}

/** The organisation's own figures over time and those below as bars; undefined where there is nothing to draw. */
export async function summaryChart(
  read: PrismaClient,
  place: SummaryPlace,
  reader: Reader,
): Promise<Picture | undefined> {
  const drawing = await chartDrawing(read, place, reader, readTheme(await cardTheme(read, reader.accountId)))
  return drawing && pictureOf(drawing)
}

export async function chartDrawing(
  read: PrismaClient,
  place: SummaryPlace,
  { locale, today }: Reader,
  theme: Theme,
): Promise<Drawing | undefined> {
  const say = (text: Text) => translate(locale, text)
  const own = await coverageOf(read, place.id, today)
  const history = await membersHistory(read, place.id, own.figuresAsOf)
  const now = own.members === null ? [] : [{ asOf: own.figuresAsOf, members: own.members }]
  const trend = [...history, ...now].map(({ asOf, members }) => ({
    ...{ day: Date.parse(asOf) / DAY_MS, label: dayLabel(asOf), value: members },
  }))
  const children = place.level === 'primary' ? [] : await childrenCoverage(read, place.id, today)
  const known = children.filter(({ registryCoveragePct }) => registryCoveragePct !== null)
  if (trend.length < 2 && known.length === 0) return undefined
  const rest = known.length - MOST_BARS
  return drawSummaryChart(
    {
      title: orgLabel(place),
      subtitle: say({ key: 'summary.print.date', vars: { date: writtenDate(own.figuresAsOf) } }),
      trendTitle: say({ key: 'summary.print.trend' }),
      trend,
      barsTitle: say({ key: 'summary.print.children' }),
      bars: known.slice(0, MOST_BARS).map(({ org, registryCoveragePct: pct }) => ({
        name: orgLabel(org),
        pct,
        written: `${printNumber(pct ?? 0, 2)} %`,
      })),
      more: rest > 0 ? say({ key: 'summary.print.childrenMore', vars: { count: rest } }) : undefined,
    },
    theme,
  )
}

/** Day and month, and the year's last figures: a line may span years. */
function dayLabel(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}.${month}.${year.slice(2)}`
}

/** All regions and okrugs of the union as tiles. */
export async function regionsPicture(read: PrismaClient, reader: Reader): Promise<Picture> {
  const theme = readTheme(await cardTheme(read, reader.accountId))
  return pictureOf(await tilesDrawing(read, reader, theme))
}

async function tilesDrawing(
  read: PrismaClient,
  { locale, today }: Omit<Reader, 'accountId'>,
  theme: Theme,
): Promise<Drawing> {
  const say = (text: Text) => translate(locale, text)
  const regions = await regionCoverages(read, today)
  const places = regionTiles(regions.map(({ org }) => org))
  const bands = BANDS.map(({ from }, at): Text => {
    const to = BANDS[at + 1]?.from
    if (to === undefined) return { key: 'summary.print.bandFrom', vars: { from } }
    return from === 0
      ? { key: 'summary.print.bandTo', vars: { to } }
      : { key: 'summary.print.band', vars: { from, to } }
  })
  return drawRegionTiles(
    {
      title: say({ key: 'summary.print.map' }),
      subtitle: say({ key: 'summary.print.date', vars: { date: writtenDate(today) } }),
      tiles: places.map((tile, at) => ({ ...tile, pct: regions[at]?.registryCoveragePct ?? null })),
      legend: [...bands.map(say), say({ key: 'summary.print.unknown' })],
    },
    theme,
  )
}

/** Regions, and the okrugs that hang under one of them. */
async function regionCoverages(read: PrismaClient, today: string): Promise<Coverage[]> {
  const roots = await read.organisation.findMany({
    where: {
      level: { in: ['regional', 'okrug'] },
      OR: [{ removedOn: null }, { removedOn: { gt: today } }],
    },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, aisId: true, name: true, shortName: true, kind: true, level: true, parentId: true },
    },
  })
  return coveragesOf(read, roots, today)
}
