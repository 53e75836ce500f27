import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { openPage } from '../support/browser.ts'

const PDFJS = readFileSync(fileURLToPath(import.meta.resolve('unpdf/pdfjs')), 'utf8')

/** Runs in the page, as text: the test runner would put its own loader in place of the page's. */
const SHOW = `async ([program, data]) => {
  const { getDocument } = await import(URL.createObjectURL(new Blob([program], { type: 'text/javascript' })))
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
  const paper = await getDocument({ data: bytes }).promise
  const shown = []
  for (let number = 1; number <= paper.numPages; number++) {
    const page = await paper.getPage(number)
    const viewport = page.getViewport({ scale: 1.5 })
    const canvas = document.createElement('canvas')
    canvas.width = viewport.width
    canvas.height = viewport.height
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise
    shown.push(canvas.toDataURL('image/png'))
  }
  return shown
}`

/** The pages of a PDF as a browser shows them. */
export async function pagesOf(pdf: Buffer): Promise<Buffer[]> {
  const page = await openPage('about:blank', 'desktop')
  const given = JSON.stringify([PDFJS, pdf.toString('base64')])
  const shown = z.array(z.string()).parse(await page.evaluate(`(${SHOW})(${given})`))
  return shown.map((url) => Buffer.from(url.split(',')[1] ?? '', 'base64'))
}

/** The only page of a PDF that must have one. */
export async function onlyPageOf(pdf: Buffer): Promise<Buffer> {
  const [page, ...more] = await pagesOf(pdf)
  if (!page || more.length > 0) throw new Error(`one page was expected, not ${more.length + 1}`)
  return page
}
