import type { BonusMonth } from '../../print/bonus-chart.ts'

const NAMES = ['дек', 'янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя']
const KOPECKS = [12_050, 0, 3_400, 8_725, 21_000, 15_550, 0, 4_210, 9_999, 31_777, 12_300, 4_439]

export const MONTHS: BonusMonth[] = NAMES.map((label, at) => ({ label, kopecks: KOPECKS[at] ?? 0 }))
