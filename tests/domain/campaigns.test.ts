import { expect, test } from 'vitest'
import { campaignsInForce, campaignsOn, isStepTold, stepOn } from '../../domain/readiness/campaigns.ts'
import { formsInForce } from '../../domain/readiness/forms.ts'

const table = campaignsInForce()

function statOn(today: string) {
  const [campaign] = campaignsOn(table, formsInForce(), today)
  if (!campaign) throw new Error('no campaign')
  return campaign
}

test('a campaign opens three weeks before its date, and stays until the next one opens', () => {
  const days = ['2022-09-09', '2022-09-10', '2022-12-10', '2022-12-11', '2023-01-01', '2023-03-10']
  expect(days.map((day) => statOn(day).date)).toEqual([
    ...['2022-07-01', '2022-10-01', '2022-10-01', '2023-01-01', '2023-01-01', '2023-01-01'],
  ])
})

test('a step is reached, not hit; before the date it ends with the date, and all end when the campaign closes', () => {
  const campaign = statOn('2022-12-20')
  const days = ['2022-12-17', '2022-12-18', '2022-12-28', '2022-12-29', '2023-01-01', '2023-01-02']
  expect(days.map((day) => stepOn(campaign, day))).toEqual([undefined, -14, -14, -3, -3, undefined])
  const after = ['2023-01-06', '2023-01-31', '2023-02-01']
  expect(after.map((day) => stepOn(campaign, day))).toEqual([5, 15, undefined])
  expect([null, '2022-12-28', '2022-12-30'].map((day) => isStepTold(campaign, -3, day))).toEqual([
    ...[false, false, true],
  ])
})

test('a table is refused where a reminder lies outside, or a form is gathered twice', () => {
  const [stat, kdk] = table.campaigns
  const of = (...campaigns: unknown[]) => campaignsInForce({ ...table, campaigns })
  expect(() => of({ ...stat, closesDays: 3 })).toThrow('between the opening and the close')
  expect(() => of(stat, { ...kdk, forms: ['5-СП'] })).toThrow('gathered twice')
  expect(() => of(stat, { ...kdk, name: 'stat' })).toThrow('twice')
})
