import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import '../../core/metrics/inbound.ts'
import '../../core/metrics/jobs.ts'
import '../../core/metrics/process.ts'
import { registry } from '../../core/metrics/registry.ts'
import '../../core/metrics/sending.ts'
import '../../core/metrics/whole.ts'
import { checks } from '../../watch/checks.ts'

const page = readFileSync(new URL('../../docs/seeing-it.md', import.meta.url), 'utf8')

interface Described {
  name: string
  help: string
  type: string
  labelNames: string[]
}

test('the page has every metric as it is', () => {
  const metrics = registry.getMetricsAsArray() as unknown as Described[]
  const rows = metrics
    .map(
      ({ name, type, labelNames, help }) => `| \`${name}\` | ${type} | ${labelNames.join(', ')} | ${help} |`,
    )
    .sort()
  const written = page.split('\n').filter((line) => /^\| `(pervichka|process)_/.test(line))
  expect(written).toEqual(rows)
})

test('the page has every check, in the order of its answer', () => {
  const [, section = ''] = page.split('## What /healthz asks')
  const [table = ''] = section.split('## ')
  const named = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name)
  expect(named).toEqual(checks.map(({ name }) => name))
})
