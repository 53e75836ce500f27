import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import '../../core/metrics/inbound.ts'
import '../../core/metrics/jobs.ts'
import '../../core/metrics/process.ts'
import { registry } from '../../core/metrics/registry.ts'
import '../../core/metrics/sending.ts'
import '../../core/metrics/whole.ts'

const ROWS = ['Sending', 'Inbound', 'Jobs', 'Health']
/** Grafana 10 and later read this one as it is. */
const SCHEMA_VERSION = 39
const WIDTH = 24

const source = z.object({ type: z.literal('prometheus'), uid: z.literal(`\${datasource}`) })
const target = z.object({ refId: z.string(), expr: z.string().min(1), datasource: source })
const place = z.object({ x: z.number(), y: z.number(), w: z.number().max(WIDTH), h: z.number() })
const panel = z.object({
  id: z.number(),
  type: z.enum(['row', 'timeseries', 'stat', 'state-timeline']),
  title: z.string().min(1),
  gridPos: place,
  targets: z.array(target).min(1).optional(),
})
const dashboard = z.object({
  uid: z.string(),
  title: z.string(),
  schemaVersion: z.literal(SCHEMA_VERSION),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
  panels: z.array(panel),
})

const { panels, templating } = dashboard.parse(
  JSON.parse(readFileSync(new URL('../../docs/grafana/pervichka.json', import.meta.url), 'utf8')),
)
const expressions = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })))

/** The metrics an expression reads, without what a histogram adds to its name. */
function metricsIn(expr: string): string[] {
  const names = expr.match(/\b(pervichka|process)_\w+/g) ?? []
  return names.map((name) => name.replace(/_(bucket|sum|count)$/, ''))
}

test('it can be imported: its rows, a data source to choose, panels with numbers of their own', () => {
  expect(panels.filter(({ type }) => type === 'row').map(({ title }) => title)).toEqual(ROWS)
  expect(templating.list.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'datasource datasource',
    'job query',
  ])
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  expect(panels.filter(({ type, targets }) => (type === 'row') !== (targets === undefined))).toEqual([])
})

test('no panel lies over another', () => {
  const taken = new Set<string>()
  for (const { title, gridPos } of panels)
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        expect(taken.has(`${x} ${y}`), title).toBe(false)
        expect(x).toBeLessThan(WIDTH)
        taken.add(`${x} ${y}`)
      }
})

test('every metric a panel reads is one of the registry, and every one of the registry is shown', () => {
  const known = registry.getMetricsAsArray().map(({ name }) => name)
  const read = new Set(expressions.flatMap(({ expr }) => metricsIn(expr)))
  expect([...read].filter((name) => !known.includes(name))).toEqual([])
  expect(known.filter((name) => !read.has(name))).toEqual([])
})

test('every label a panel names is one of its metric, or one that Prometheus adds', () => {
  const labels = new Map<string, string[]>(
    registry.getMetricsAsArray().map((metric) => [metric.name, labelsOf(metric)]),
  )
  for (const { title, expr } of expressions) {
    const own = metricsIn(expr).flatMap((name) => labels.get(name) ?? [])
    const named = [
      ...[...expr.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, name = '']) => name),
      ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', ')),
    ]
    const strange = named.filter((name) => ![...own, 'job', 'instance', 'le'].includes(name))
    expect(strange, title).toEqual([])
  }
})

test('what every process answers for the whole is never added up over processes', () => {
  const ofWhole = expressions.filter(({ expr }) => expr.includes('pervichka_db_'))
  expect(ofWhole.length).toBeGreaterThan(10)
  for (const { title, expr } of ofWhole)
    expect(expr.match(/(max|min)( by \([^)]*\))? ?\(pervichka_db_/g)?.length, title).toBe(
      expr.match(/pervichka_db_/g)?.length,
    )
})

function labelsOf(metric: object): string[] {
  return 'labelNames' in metric && Array.isArray(metric.labelNames) ? metric.labelNames.map(String) : []
}
