import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { Drawing, Shape, TextShape } from './drawing.ts'
import { FONT_FILES, textWidth } from './font.ts'

/** A4 in points, which a drawing of a page is measured in. */
export const A4 = { width: 595.28, height: 841.89 }
/** Points in a millimetre. */
export const MM = 72 / 25.4

/** Drawings as the pages of a PDF. Its font is embedded with the letters that occur, and its text can be copied. */
export function toPdf(pages: Drawing[], title: string): Promise<Buffer> {
  const document = new PDFDocument({
    autoFirstPage: false,
    lang: 'ru',
    displayTitle: true,
    info: { Title: title },
  })
  for (const weight of ['regular', 'bold'] as const) document.registerFont(weight, FONT_FILES[weight])
  for (const { width, height, shapes } of pages) {
    document.addPage({ size: [width, height], margin: 0 })
    for (const shape of shapes) draw(document, shape)
  }
  const written = buffer(document)
  document.end()
  return written
}

type Document = InstanceType<typeof PDFDocument>

function draw(document: Document, shape: Shape): void {
  switch (shape.kind) {
    case 'rect':
      document.roundedRect(shape.x, shape.y, shape.width, shape.height, shape.radius).fill(shape.fill)
      return
    case 'line':
      drawLine(document, shape)
      return
    case 'path':
      document.path(shape.d).fill(shape.fill)
      return
    case 'text':
      drawText(document, shape)
      return
    case 'group':
      document.save()
      document.translate(shape.x, shape.y).scale(shape.scale)
      for (const inner of shape.shapes) draw(document, inner)
      document.restore()
  }
}

function drawLine(document: Document, shape: Extract<Shape, { kind: 'line' }>): void {
  const { x1, y1, x2, y2, stroke, width, dash } = shape
  document.save()
  if (dash) document.dash(dash, { space: dash })
  document.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).stroke(stroke)
  document.restore()
}

function drawText(document: Document, { x, y, text, size, weight, fill, anchor }: TextShape): void {
  const before = { start: 0, middle: 0.5, end: 1 }[anchor] * textWidth(text, size, weight)
  document
    .font(weight)
    .fontSize(size)
    .fillColor(fill)
    .text(text, x - before, y, { lineBreak: false, baseline: 'alphabetic' })
}
