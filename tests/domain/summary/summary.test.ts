import { expect, test } from 'vitest'
import { translate } from '../../../core/i18n.ts'
import { labelText } from '../../../core/render.ts'
import type { SummaryFigures, SummaryReader } from '../../../domain/summary/figures.ts'
import { summaryScreen } from '../../../domain/summary/summary.ts'

const NOW = {
  ...{ members: 29, noStatus: 1, plastic: 10, appUsers: 20 },
  ...{ joinedOnline: 4, officesWithoutAccess: 0 },
}
const figures: SummaryFigures = {
  orgId: 7,
  name: 'Школа № 1',
  level: 'primary',
  asOf: '2022-11-21',
  now: NOW,
  figuresAsOf: '2022-11-21',
  stat: { members: 53, asOf: '2022-10-01' },
  before: { figures: { ...NOW, members: 31, plastic: 9 }, asOf: '2022-11-14' },
  newApplications: 0,
  gaps: 2,
  applications: 0,
  emptyPrimaries: 0,
  accessBelow: 0,
  ticketsToHand: 0,
  duplicates: 0,
  broken: [],
  children: [],
  below: 0,
}
const CHAIR: SummaryReader = { own: true, office: true, decides: true, withChildren: true }
/** Nothing to do, nothing changed, and enough members. */
const QUIET: SummaryFigures = {
  ...figures,
  now: { ...NOW, members: 53, noStatus: 0 },
  before: { figures: { ...NOW, members: 53, noStatus: 0 }, asOf: '2022-11-14' },
  gaps: 0,
}

const lines = (of: SummaryFigures, reader = CHAIR) =>
  (summaryScreen(of, reader).more ?? []).map((text) => labelText(text, 'ru'))
const routes = (of: SummaryFigures, reader = CHAIR) =>
  (summaryScreen(of, reader).buttons ?? []).flat().flatMap((b) => ('route' in b ? [b.route] : []))
const labels = (of: SummaryFigures, reader = CHAIR) =>
  (summaryScreen(of, reader).buttons ?? []).flat().map((b) => translate('ru', b.label))

test('a summary compares the registry with the last report, both with their dates', () => {
  const text = lines(figures).join('\n')
  for (const part of ['на 21.11.2022', 'на 01.10.2022', '54,72']) expect(text).toContain(part)
})

test('of the week it says what changed, and nothing of what did not', () => {
  expect(lines(figures).slice(2, 5)).toEqual([
    'Изменилось с 14.11.2022:',
    '• членов Профсоюза: 29 (−2)',
    '• пластиковых билетов: 10 (+1)',
  ])
  expect(lines({ ...figures, before: null }).join()).not.toContain('Изменилось')
  expect(lines({ ...figures, newApplications: 3 })).toContain('• за неделю 3 новых заявления')
})

test('the verdict follows the coverage', () => {
  const verdict = (members: number) =>
    summaryScreen({ ...figures, now: { ...NOW, members } }, CHAIR).more?.[0]?.key
  expect([verdict(20), verdict(29), verdict(48), verdict(60)]).toEqual([
    'summary.verdict_bad',
    'summary.verdict_attention',
    'summary.verdict_good',
    'summary.verdict_good',
  ])
  expect(summaryScreen({ ...figures, stat: null }, CHAIR).more?.[0]?.key).toBe('summary.verdict_unknown')
})

test('a summary with nothing to say is one line', () => {
  expect(lines(QUIET)).toEqual(['✅ Спокойная неделя: ничего не изменилось, делать ничего не нужно.'])
  expect(routes(QUIET)).toEqual(['summary.chart', 'analysis', 'summary.timetable', 'summary.of', 'menu'])
})

test('what is to be done are buttons that open the very place, five at the most', () => {
  const busy = {
    ...figures,
    level: 'regional',
    ...{ accessBelow: 4, applications: 3, duplicates: 2, emptyPrimaries: 6 },
  }
  expect(routes(busy).slice(0, 6)).toEqual([
    'gaps',
    'applications',
    'access.list',
    'mend.rule',
    'duplicates',
    'summary.chart',
  ])
  expect(labels(busy)).toContain('Открыть доступ председателям: 4')
  expect(routes({ ...figures, ticketsToHand: 5 })).toContain('tickets.list')
})

test('who may not decide is offered nothing that would be refused', () => {
  const limited = { ...CHAIR, decides: false }
  const busy = { ...figures, applications: 3, duplicates: 2, ticketsToHand: 5 }
  expect(routes(busy, limited).filter((route) => !/^(summary|analysis|menu)/.test(route))).toEqual(['gaps'])
  const above = { own: false, office: false, decides: true, withChildren: true, above: 3 }
  expect(routes(busy, above)).toEqual(['mend.rule', 'summary.chart', 'analysis', 'summary.of', 'menu'])
  expect(labels(busy, above)).toContain('Выше')
})

test('those below who need help come by name, three of them, each with its own summary', () => {
  const children = Array.from({ length: 9 }, (_, n) => ({
    ...{ id: n, name: `ППО ${n}`, members: n, statMembers: 8 },
  }))
  const region = { ...figures, level: 'territorial', children, below: 9 }
  expect(lines(region).filter((line) => line.includes('ППО'))).toHaveLength(3)
  expect(lines(region).join()).toContain('ППО 0 — 0 %')
  expect(labels(region)).toContain('ППО 1 — 12,5 %')
  expect(labels(region)).toContain('Все организации ниже: 9')
  expect(lines(region, { ...CHAIR, withChildren: false }).join()).not.toContain('ППО')
  const well = children.map((child) => ({ ...child, members: 8 }))
  expect(lines({ ...region, children: well }).join()).not.toContain('ППО')
})
