import { drawCodePicture } from './code-picture.ts'
import { type Drawing, rect, type Shape } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { A4, MM, toPdf } from './pdf.ts'
import { qrCode } from './qr-code.ts'
import { COLOURS } from './theme.ts'
import { say } from './words.ts'

/** How people of a primary come to join it. */
export interface JoinInvitation {
  /** of the primary */
  name: string
  url: string
  botName: string
  /** written as people write it */
  until: string
}

const INK = COLOURS.light
const BAND = 78 * MM
const CODE = 108 * MM
const STEPS = ['print.poster.step1', 'print.poster.step2', 'print.poster.step3'] as const

/** The code alone with the organisation's name, to be sent on in a chat. */
export function drawJoinPicture({ name, url, until }: JoinInvitation): Drawing {
  return drawCodePicture({
    ...{ name, url },
    title: say('print.poster.join'),
    foot: say('print.poster.until', { until }),
  })
}

/** A sheet A4 for the wall. */
export function joinPoster(invitation: JoinInvitation): Promise<Buffer> {
  return toPdf([drawJoinPoster(invitation)], say('print.poster.join'))
}

export function drawJoinPoster(invitation: JoinInvitation): Drawing {
  const codeTop = BAND + 14 * MM
  const code = qrCode(invitation.url, (A4.width - CODE) / 2, codeTop, CODE, 'paper')
  return {
    ...A4,
    shapes: [...head(invitation), ...code, ...steps(codeTop + CODE + 8 * MM), ...foot(invitation)],
  }
}

function head({ name }: JoinInvitation): Shape[] {
  const middle = { x: A4.width / 2, weight: 'bold' as const, fill: INK.onBand, anchor: 'middle' as const }
  const width = A4.width - 36 * MM
  const union = { width, lines: 1, size: 17, smallest: 12, weight: 'regular' as const }
  const place = { width, lines: 3, size: 24, smallest: 13, weight: 'bold' as const }
  return [
    rect(0, 0, A4.width, BAND, INK.band),
    rect(0, BAND, A4.width, 2 * MM, INK.accent),
    ...drawLines(fitText(say('print.card.union'), union), {
      ...middle,
      y: 12 * MM,
      weight: 'regular',
      fill: INK.dimOnBand,
    }).shapes,
    ...drawLines({ lines: [say('print.poster.join')], size: 46 }, { ...middle, y: 20 * MM }).shapes,
    ...drawLines(fitText(name, place), { ...middle, y: 43 * MM }).shapes,
  ]
}

/** Numbered steps under the code. */
function steps(top: number): Shape[] {
  const left = 34 * MM
  const width = A4.width - left - 24 * MM
  let y = top
  return STEPS.flatMap((key, at) => {
    const text = fitText(say(key), { width, lines: 2, size: 17, smallest: 13, weight: 'regular' })
    const drawn = drawLines(text, { x: left, y, weight: 'regular', fill: INK.text })
    const number: Shape[] = [
      rect(24 * MM, y, 20, 20, INK.band, 10),
      {
        kind: 'text',
        x: 24 * MM + 10,
        y: y + 14.5,
        text: String(at + 1),
        size: 13,
        weight: 'bold',
        fill: INK.onBand,
        anchor: 'middle',
      },
    ]
    y = drawn.bottom + 3 * MM
    return [...number, ...drawn.shapes]
  })
}

function foot({ name, botName, until }: JoinInvitation): Shape[] {
  const width = A4.width - 48 * MM
  const at = { x: 24 * MM, weight: 'regular' as const, fill: INK.text }
  const top = A4.height - 44 * MM
  const how = fitText(say('print.poster.without', { bot: `@${botName}`, name }), {
    width,
    lines: 4,
    size: 12.5,
    smallest: 9.5,
    weight: 'regular',
  })
  return [
    { kind: 'line', x1: 24 * MM, y1: top, x2: A4.width - 24 * MM, y2: top, stroke: INK.line, width: 1 },
    ...drawLines(how, { ...at, y: top + 4 * MM }).shapes,
    ...drawLines(
      { lines: [say('print.poster.until', { until })], size: 10.5 },
      { ...at, y: A4.height - 16 * MM, fill: INK.dim },
    ).shapes,
  ]
}
