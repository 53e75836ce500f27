import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { drawBonusChart } from '../../print/bonus-chart.ts'
import { drawCard } from '../../print/card.ts'
import { cardPaper } from '../../print/card-paper.ts'
import { joinPoster } from '../../print/join-poster.ts'
import { pictureOf } from '../../print/picture.ts'
import { statementPdf } from '../../print/statement/statement.ts'
import { MONTHS } from '../print/months.ts'
import { CARD, INVITATION, STATEMENT } from '../print/samples.ts'
import { openPage } from '../support/browser.ts'
import { picture } from './demo.ts'

const PDFJS = readFileSync(fileURLToPath(import.meta.resolve('unpdf/pdfjs')), 'utf8')

/** Runs in the page, as text: the test runner would put its own loader in place of the page's. */
const SHOW = `async ([program, data]) => {
  const { getDocument } = await import(URL.createObjectURL(new Blob([program], { type: 'text/javascript' })))
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
  const page = await (await getDocument({ data: bytes }).promise).getPage(1)
  const viewport = page.getViewport({ scale: 1.5 })
  const canvas = document.createElement('canvas')
  canvas.width = viewport.width
  canvas.height = viewport.height
  await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise
  return canvas.toDataURL('image/png')
}`

/** The first page of a PDF as a browser shows it. */
async function firstPage(pdf: Buffer): Promise<Buffer> {
  const page = await openPage('about:blank', 'desktop')
  const given = JSON.stringify([PDFJS, pdf.toString('base64')])
  const url = z.string().parse(await page.evaluate(`(${SHOW})(${given})`))
  return Buffer.from(url.split(',')[1] ?? '', 'base64')
}

function keep(name: string, png: Uint8Array): void {
  expect(Buffer.from(png).toString('latin1', 1, 4)).toBe('PNG')
  mkdirSync(dirname(picture(name)), { recursive: true })
  writeFileSync(picture(name), png)
}

test('a browser shows the papers as they will be printed', async () => {
  keep('poster', await firstPage(await joinPoster(INVITATION)))
  keep('statement', await firstPage(await statementPdf('dues', STATEMENT)))
  expect(
    (await firstPage(await statementPdf('join', { ...STATEMENT, genitive: '' }))).length,
  ).toBeGreaterThan(10_000)
  expect((await firstPage(await cardPaper(CARD))).length).toBeGreaterThan(10_000)
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
