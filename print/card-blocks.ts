import type { CardFacts } from './card.ts'
import { rect, type Shape } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { drawable, textWidth } from './font.ts'
import type { Colours } from './theme.ts'
import { say } from './words.ts'

/** As wide as every block of the ticket may be. */
export const INNER = 788

/** A part of the ticket, drawn from its own left upper corner. */
interface Block {
  shapes: Shape[]
  height: number
}

export function nameBlock(
  { lastName, otherNames }: CardFacts,
  { text: fill }: Colours,
  scale: number,
): Block {
  const at = { x: 0, weight: 'bold' as const, fill, leading: 1.1 }
  const last = drawLines(
    fitText(lastName, { width: INNER, lines: 2, size: 70 * scale, smallest: 44 * scale, weight: 'bold' }),
    { ...at, y: 0 },
  )
  const others = drawLines(
    fitText(otherNames, { width: INNER, lines: 2, size: 54 * scale, smallest: 36 * scale, weight: 'bold' }),
    { ...at, y: last.bottom },
  )
  return { shapes: [...last.shapes, ...others.shapes], height: others.bottom }
}

export function numberBlock({ number }: CardFacts, colours: Colours, scale: number): Block {
  const label = drawLines(
    { lines: [say('print.card.number')], size: 27 },
    { x: 0, y: 0, weight: 'regular', fill: colours.dim },
  )
  const written = number === null ? '' : drawable(grouped(number))
  const box = { width: INNER, lines: 1, size: 92 * scale, smallest: 36, weight: 'bold' as const }
  const shown = written === '' ? { lines: [say('print.card.noNumber')], size: 46 } : fitText(written, box)
  const digits = drawLines(shown, {
    x: 0,
    y: label.bottom,
    weight: 'bold',
    fill: colours.text,
    leading: 1.08,
  })
  return { shapes: [...label.shapes, ...digits.shapes], height: digits.bottom }
}

/** Digits in groups, none of one digit, are read out without losing one's place. */
function grouped(number: string): string {
  const bare = number.trim()
  if (!/^\d{5,}$/.test(bare)) return bare
  return bare.replace(bare.length % 4 === 0 ? /\d{4}(?=\d)/g : /\d{3}(?=\d{2})/g, '$& ')
}

export function standingBlock({ memberStatus, ticketStatus, joinedOn }: CardFacts, colours: Colours): Block {
  const chip = say(memberStatus ? `print.card.member.${memberStatus}` : 'print.card.member')
  const line = [
    say(`print.card.ticket.${ticketStatus}`),
    ...(joinedOn ? [say('print.card.since', { year: joinedOn.slice(0, 4) })] : []),
  ].join(' · ')
  const below = drawLines(
    fitText(line, { width: INNER, lines: 2, size: 27, smallest: 22, weight: 'regular' }),
    { x: 0, y: 66, weight: 'regular', fill: colours.dim },
  )
  const width = textWidth(chip, 29, 'bold') + 48
  return {
    shapes: [
      rect(0, 0, width, 54, colours.band, 27),
      {
        kind: 'text',
        x: 24,
        y: 37,
        text: chip,
        size: 29,
        weight: 'bold',
        fill: colours.onBand,
        anchor: 'start',
      },
      ...below.shapes,
    ],
    height: below.bottom,
  }
}

export function placeBlock({ places }: CardFacts, colours: Colours, scale: number): Block {
  const [own = '', ...above] = places
  const primary = drawLines(
    fitText(own, { width: INNER, lines: 2, size: 34 * scale, smallest: 24, weight: 'bold' }),
    { x: 0, y: 0, weight: 'bold', fill: colours.text },
  )
  const box = { width: INNER, lines: 2, size: 26 * scale, smallest: 20, weight: 'regular' as const }
  const upwards = drawLines(fitText(above.join(' · '), box), {
    x: 0,
    y: primary.bottom + 4,
    weight: 'regular',
    fill: colours.dim,
  })
  return { shapes: [...primary.shapes, ...upwards.shapes], height: upwards.bottom }
}
