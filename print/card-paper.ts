import { CARD_SIZE, type CardFacts, drawCard } from './card.ts'
import type { Drawing, Shape } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { A4, MM, toPdf } from './pdf.ts'
import { COLOURS } from './theme.ts'
import { say } from './words.ts'

/** As wide as a quarter of the sheet folded twice: it fits a wallet's larger pocket. */
const WIDTH = 105 * MM
const CUT = 1.5 * MM

/** The ticket on a sheet A4, to be cut out. Paper is light, whatever the picture on the phone is. */
export function cardPaper(facts: CardFacts): Promise<Buffer> {
  return toPdf([drawCardPaper(facts)], say('print.card.title'))
}

export function drawCardPaper(facts: CardFacts): Drawing {
  const scale = WIDTH / CARD_SIZE.width
  const height = CARD_SIZE.height * scale
  const x = (A4.width - WIDTH) / 2
  const y = 30 * MM
  const note = { width: WIDTH, lines: 3, size: 10, smallest: 8, weight: 'regular' as const }
  const below = drawLines(fitText(say('print.card.cut'), note), {
    x: A4.width / 2,
    y: y + height + 8 * MM,
    weight: 'regular',
    fill: COLOURS.light.dim,
    anchor: 'middle',
  })
  return {
    ...A4,
    shapes: [
      { kind: 'group', x, y, scale, shapes: drawCard(facts, 'light').shapes },
      ...cutLines(x - CUT, y - CUT, x + WIDTH + CUT, y + height + CUT),
      ...below.shapes,
    ],
  }
}

function cutLines(left: number, top: number, right: number, bottom: number): Shape[] {
  const line = (x1: number, y1: number, x2: number, y2: number): Shape => {
    return { kind: 'line', x1, y1, x2, y2, stroke: COLOURS.light.dim, width: 0.5, dash: 3 }
  }
  return [
    line(left, top, right, top),
    line(right, top, right, bottom),
    line(right, bottom, left, bottom),
    line(left, bottom, left, top),
  ]
}
