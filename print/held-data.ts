import type { Drawing } from './drawing.ts'
import { A4, toPdf } from './pdf.ts'
import { Sheet } from './statement/sheet.ts'

const SIZE = 11

/** What is held on a person as a paper of as many pages as it takes: a title and a paragraph for each thing. */
export function heldDataPaper(title: string, paragraphs: readonly string[]): Promise<Buffer> {
  const pages: Drawing[] = []
  let sheet = new Sheet(SIZE)
  sheet.write(title, { weight: 'bold', scale: 1.4 })
  for (const paragraph of paragraphs) {
    if (sheet.isFull) {
      pages.push({ ...A4, shapes: sheet.shapes })
      sheet = new Sheet(SIZE)
    }
    sheet.write(paragraph, { above: 0.6 })
  }
  pages.push({ ...A4, shapes: sheet.shapes })
  return toPdf(pages, title)
}
