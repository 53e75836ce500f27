import { expect, test } from 'vitest'
import { guessGenitive } from '../../core/genitive.ts'
import { STATEMENT_KINDS, statementsFor, statementsToList } from '../../domain/membership/statements.ts'
import { drawBonusChart } from '../../print/bonus-chart.ts'
import { drawJoinPoster, joinPoster } from '../../print/join-poster.ts'
import { A4 } from '../../print/pdf.ts'
import { drawParentConsent, parentConsentPdf } from '../../print/statement/parent-consent.ts'
import { drawStatement, type StatementFacts, statementPdf } from '../../print/statement/statement.ts'
import { MONTHS } from './months.ts'
import { readPdf } from './read-pdf.ts'
import { INVITATION, LONG_NAME, STATEMENT } from './samples.ts'
import { overlaps, textsOf } from './texts.ts'

const NOTHING: StatementFacts = {
  ...STATEMENT,
  ...{ genitive: '', birthDate: undefined, phone: undefined, employer: undefined, employerHead: undefined },
  ...{ rate: undefined, account: undefined, card: '' },
}
const LONGEST: StatementFacts = {
  ...STATEMENT,
  ...{ name: `Имя ${'Очень'.repeat(18)}`, orgName: LONG_NAME, employer: LONG_NAME, employerHead: LONG_NAME },
  account: { number: '1'.repeat(20), owner: LONG_NAME, inn: '0000000000' },
}

test('who joins signs both papers; a student the same, a pensioner only that of joining; a member may leave', () => {
  const kinds = (isMember: boolean, status: 'working' | 'student' | 'pensioner' | undefined) =>
    statementsFor({ isMember, status }).join()
  expect(kinds(false, 'working')).toBe('join,dues')
  expect(kinds(false, 'student')).toBe('join,dues')
  expect(kinds(false, 'pensioner')).toBe('join')
  expect(kinds(true, 'working')).toBe('dues,leave')
  expect(kinds(true, 'pensioner')).toBe('leave')
  expect(statementsToList({ isMember: true, status: 'working' })).toEqual(['dues'])
})

test.each([STATEMENT, NOTHING, LONGEST])('a statement fits one sheet inside its margins (%#)', (facts) => {
  for (const kind of STATEMENT_KINDS)
    for (const status of ['working', 'student', 'pensioner'] as const) {
      const paper = drawStatement(kind, { ...facts, status })
      expect(overlaps(paper)).toEqual([])
      for (const { text, left, right, y } of textsOf(paper)) {
        expect(left, text).toBeGreaterThan(56)
        expect(right, text).toBeLessThan(A4.width - 40)
        expect(y, text).toBeLessThan(A4.height - 40)
      }
    }
})

test('the statement on dues has the law, the rate and the account of the organisation, and its words can be copied', async () => {
  const { pages, text } = await readPdf(await statementPdf('dues', STATEMENT))
  expect(pages).toEqual([[595, 842]])
  const expected = [
    'от Придумкиной Анны Вымысловны',
    '/ Придумкина Анна Вымысловна /',
    'статьи 28',
    '377 Трудового кодекса',
  ]
  for (const words of [...expected, 'в размере 1 % и', '00000810000000000001', 'МБОУ «Средняя школа № 1'])
    expect(text).toContain(words)
})

test('what is not known is never made up: a line to fill in by hand', async () => {
  const { text } = await readPdf(await statementPdf('dues', NOTHING))
  expect(text).toMatch(/в размере _+ % и/)
  expect(text).not.toMatch(/\d{20}/)
  const student = await readPdf(await statementPdf('dues', { ...STATEMENT, status: 'student' }))
  expect(student.text).toMatch(/из моей стипендии членские профсоюзные взносы в размере _+ и/)
  expect(student.text).not.toContain('заработной')
})

test('who leaves asks the committee by their own will, and hands in a card only where there is one', async () => {
  const { pages, text } = await readPdf(await statementPdf('leave', STATEMENT))
  expect(pages).toEqual([[595, 842]])
  for (const words of [
    'о выходе из Профсоюза',
    'от Придумкиной Анны',
    'по собственному желанию',
    'билет № 44000001',
  ])
    expect(text).toContain(words)
  expect((await readPdf(await statementPdf('leave', NOTHING))).text).toMatch(/билет № _+ сдаю/)
  const without = await readPdf(await statementPdf('leave', { ...STATEMENT, card: undefined }))
  expect(without.text).not.toContain('сдаю')
})

test('a name that is not declined stands on its own line; a day that comes every four years is written', async () => {
  const { text } = await readPdf(await statementPdf('join', { ...STATEMENT, genitive: '' }))
  expect(text).toContain('Заявитель: Придумкина Анна Вымысловна')
  expect(text).toContain('29.02.1988')
  expect(text).not.toContain('от Придумкин')
})

test('a name is guessed in the genitive; of what would be a wild guess there is none', () => {
  const guess = (lastName: string, firstName: string, middleName?: string) =>
    guessGenitive({ lastName, firstName, ...(middleName && { middleName }) })
  expect(guess('Иванова', 'Анна', 'Петровна')).toBe('Ивановой Анны Петровны')
  expect(guess('Петров', 'Илья', 'Ильич')).toBe('Петрова Ильи Ильича')
  expect(guess('Ким', 'Алиса')).toBe('Ким Алисы')
  expect(guess('Smith', 'John')).toBeUndefined()
  expect(guess('Петренко', 'Саша')).toBeUndefined()
})

test('the form of a parent’s consent is one sheet with lines for names and dates; only the place is printed', async () => {
  for (const place of [STATEMENT.orgName, LONG_NAME]) {
    const paper = drawParentConsent(place)
    expect(overlaps(paper)).toEqual([])
    for (const { text, right, y } of textsOf(paper)) {
      expect(right, text).toBeLessThan(A4.width - 40)
      expect(y, text).toBeLessThan(A4.height - 40)
    }
  }
  const { pages, text } = await readPdf(await parentConsentPdf(STATEMENT.orgName))
  expect(pages).toEqual([[595, 842]])
  for (const words of ['СОГЛАСИЕ', 'Школы № 1 города Верхнеозёрска', 'Дата рождения:', 'Согласие получено'])
    expect(text).toContain(words)
  expect(text).not.toMatch(/\d{2}\.\d{2}\.\d{4}/)
})

test('the poster is one sheet with the name, three steps and the way without a code', async () => {
  for (const name of [INVITATION.name, LONG_NAME]) {
    expect(overlaps(drawJoinPoster({ ...INVITATION, name }))).toEqual([])
    const { pages, text } = await readPdf(await joinPoster({ ...INVITATION, name }))
    expect(pages).toEqual([[595, 842]])
    for (const words of ['Вступайте в Профсоюз!', '@pervichka_demo_bot', 'Наведите камеру', '28.11.2027'])
      expect(text).toContain(words)
  }
})

test('the axis of the chart is round, holds every bar, and twelve months stand beside each other', () => {
  const axis = (most: number) => {
    const months = MONTHS.map((month, at) => ({ ...month, kopecks: at === 0 ? most : 0 }))
    return textsOf(drawBonusChart({ title: 'Т', subtitle: 'П', months }, 'light')).filter(
      ({ anchor }) => anchor === 'end',
    )
  }
  expect(axis(31_777).map(({ text }) => text)).toEqual(['0 ₽', '100 ₽', '200 ₽', '300 ₽', '400 ₽'])
  expect(axis(1).at(-1)?.text).toBe('1 ₽')
  for (const { text, left } of axis(99_999_999)) expect(left, text).toBeGreaterThan(0)
  const chart = drawBonusChart({ title: 'Т', subtitle: 'П', months: MONTHS }, 'dark')
  expect(overlaps(chart)).toEqual([])
  expect(textsOf(chart).filter(({ anchor }) => anchor === 'middle')).toHaveLength(12)
})
