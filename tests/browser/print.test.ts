import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { drawBonusChart } from '../../print/bonus-chart.ts'
import { drawCard } from '../../print/card.ts'
import { cardPaper } from '../../print/card-paper.ts'
import { joinPoster } from '../../print/join-poster.ts'
import { pictureOf } from '../../print/picture.ts'
import { statementPdf } from '../../print/statement/statement.ts'
import { MONTHS } from '../print/months.ts'
import { CARD, INVITATION, STATEMENT } from '../print/samples.ts'
import { picture } from './demo.ts'
import { onlyPageOf } from './paper.ts'

function keep(name: string, png: Uint8Array): void {
  expect(Buffer.from(png).toString('latin1', 1, 4)).toBe('PNG')
  mkdirSync(dirname(picture(name)), { recursive: true })
  writeFileSync(picture(name), png)
}

test('a browser shows the papers as they will be printed', async () => {
  keep('poster', await onlyPageOf(await joinPoster(INVITATION)))
  keep('statement', await onlyPageOf(await statementPdf('dues', STATEMENT)))
  expect(
    (await onlyPageOf(await statementPdf('join', { ...STATEMENT, genitive: '' }))).length,
  ).toBeGreaterThan(10_000)
  expect((await onlyPageOf(await cardPaper(CARD))).length).toBeGreaterThan(10_000)
})

test('the pictures of the chat', async () => {
  const pictures = {
    'card-light': drawCard(CARD, 'light'),
    'card-dark': drawCard(CARD, 'dark'),
    'bonus-chart': drawBonusChart(
      { title: 'Кешбэк по месяцам', subtitle: 'За год вернулось 1 234,50 ₽', months: MONTHS },
      'light',
    ),
  }
  for (const [name, drawing] of Object.entries(pictures)) keep(name, await pictureOf(drawing).draw())
})
