import { expect, test } from 'vitest'
import { translate } from '../../../core/i18n.ts'
import { type SummaryFigures, summaryScreen } from '../../../domain/summary/summary.ts'

const figures: SummaryFigures = {
  orgId: 7,
  name: 'Школа № 1',
  asOf: '2022-11-21',
  members: 29,
  membersAsOf: '2022-11-21',
  stat: { members: 53, asOf: '2022-10-01' },
  before: { members: 31, asOf: '2022-11-14' },
  gaps: 2,
  withoutStatus: 1,
  withoutApp: 0,
  officesWithoutAccess: 0,
  emptyPrimaries: 0,
  applications: 0,
  broken: [],
  children: [],
}
const lines = (of: SummaryFigures) => (summaryScreen(of).more ?? []).map((text) => translate('ru', text))

test('a summary compares the registry with the last report, both with their dates, and with last week', () => {
  const text = lines(figures).join('\n')
  expect(text).toContain('на 21.11.2022')
  expect(text).toContain('на 01.10.2022')
  expect(text).toContain('54,72')
  expect(text).toContain('С 14.11.2022')
  expect(text).toContain('−2')
})

test('the verdict follows the coverage', () => {
  const verdict = (members: number) => summaryScreen({ ...figures, members }).more?.[0]?.key
  expect([verdict(20), verdict(29), verdict(48), verdict(60)]).toEqual([
    'summary.verdict_bad',
    'summary.verdict_attention',
    'summary.verdict_good',
    'summary.verdict_good',
  ])
  expect(summaryScreen({ ...figures, stat: null }).more?.[0]?.key).toBe('summary.verdict_unknown')
})

test('what to do is offered as buttons, and nothing is asked where nothing is missing', () => {
  const routes = (of: SummaryFigures) =>
    (summaryScreen(of).buttons ?? []).flat().map((b) => 'route' in b && b.route)
  expect(routes(figures)).toEqual(['gaps', 'announce', 'office', 'summary', 'menu'])
  const quiet = { ...figures, gaps: 0, withoutStatus: 0 }
  expect(routes(quiet)).toEqual(['office', 'summary', 'menu'])
  expect(lines(quiet)).toContain('• ничего срочного, спасибо!')
})

test('the worst children come by name, five of them', () => {
  const children = Array.from({ length: 9 }, (_, n) => ({ name: `ППО ${n}`, members: n, statMembers: 10 }))
  const text = lines({ ...figures, children })
  expect(text.filter((line) => line.includes('ППО'))).toHaveLength(5)
  expect(text.join()).toContain('ППО 0 — 0 %')
})
