import { writtenDate } from '../domain/calendar-date.ts'
import type { MemberStatus } from '../domain/membership/status.ts'
import type { TicketStatus } from '../domain/ticket/ticket-status.ts'
import { type Drawing, rect, type Shape } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { drawable, textWidth } from './font.ts'
import { qrCode } from './qr-code.ts'
import { COLOURS, type Colours, type Theme } from './theme.ts'
import { say } from './words.ts'

/** What a ticket shows; nothing else of its owner is drawn. */
export interface CardFacts {
  lastName: string
  /** first name and, where there is one, the middle name */
  otherNames: string
  number: string | null
  /** names of organisations from the primary upwards, without the union itself */
  places: string[]
  memberStatus: MemberStatus | null
  ticketStatus: TicketStatus
  joinedOn: string | null
  /** the last day on which the picture is good */
  validUntil: string
  /** where the ticket is checked, as a QR code; without it none is drawn */
  checkAddress: string | undefined
}

/** In pixels: as wide as a phone's screen shows sharply, and whole on it without scrolling. */
export const CARD_SIZE = { width: 900, height: 1280 }
const MARGIN = 56
const INNER = CARD_SIZE.width - 2 * MARGIN
const BAND = 190
const FOOT = { withCode: 428, without: 208 }
const CODE = 404
/** Parts of the wished size that the body is tried in, and the room that must then be left between its blocks. */
const SCALES = [1, 0.9, 0.8, 0.72]
const LEAST_GAP = 16
const MOST_GAP = 64

/** A ticket for a phone's screen: what a cashier looks for is what is largest. */
export function drawCard(facts: CardFacts, theme: Theme): Drawing {
  const colours = COLOURS[theme]
  const foot = facts.checkAddress === undefined ? FOOT.without : FOOT.withCode
  const top = CARD_SIZE.height - MARGIN - foot
  const shapes = [
    rect(0, 0, CARD_SIZE.width, CARD_SIZE.height, colours.page),
    ...band(colours),
    ...body(facts, colours, { from: BAND + 44, to: top - 32 }),
    rect(MARGIN, top, INNER, foot, colours.panel, 28),
    ...(facts.checkAddress === undefined
      ? validity(facts, colours, { x: MARGIN + 36, y: top + 34, width: INNER - 72 })
      : codeAndValidity(facts.checkAddress, facts, colours, top)),
  ]
  return { ...CARD_SIZE, shapes }
}

function band(colours: Colours): Shape[] {
  const x = MARGIN
  return [
    rect(0, 0, CARD_SIZE.width, BAND, colours.band),
    rect(0, BAND, CARD_SIZE.width, 8, colours.accent),
    {
      kind: 'text',
      x,
      y: 76,
      text: say('print.card.union'),
      size: 29,
      weight: 'regular',
      fill: colours.dimOnBand,
      anchor: 'start',
    },
    {
      kind: 'text',
      x,
      y: 144,
      text: say('print.card.title'),
      size: 60,
      weight: 'bold',
      fill: colours.onBand,
      anchor: 'start',
    },
  ]
}

/** Name, number, standing and organisation under each other, as large as they all fit, with the room left shared out. */
function body(facts: CardFacts, colours: Colours, { from, to }: { from: number; to: number }): Shape[] {
  const made = SCALES.map((scale) => {
    const parts = [nameBlock, numberBlock, standingBlock, placeBlock].map((block) =>
      block(facts, colours, scale),
    )
    const taken = parts.reduce((sum, { height }) => sum + height, 0)
    return { parts, gap: Math.min(MOST_GAP, (to - from - taken) / (parts.length - 1)) }
  })
  const { parts, gap } = made.find((each) => each.gap >= LEAST_GAP) ??
    made[made.length - 1] ?? { parts: [], gap: 0 }
  let y = from
  return parts.flatMap(({ shapes, height }) => {
    const group: Shape = { kind: 'group', x: MARGIN, y, scale: 1, shapes }
    y += height + gap
    return [group]
  })
}

interface Block {
  shapes: Shape[]
  height: number
}

function nameBlock({ lastName, otherNames }: CardFacts, { text: fill }: Colours, scale: number): Block {
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

function numberBlock({ number }: CardFacts, colours: Colours, scale: number): Block {
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

function standingBlock({ memberStatus, ticketStatus, joinedOn }: CardFacts, colours: Colours): Block {
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

function placeBlock({ places }: CardFacts, colours: Colours, scale: number): Block {
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

function codeAndValidity(address: string, facts: CardFacts, colours: Colours, top: number): Shape[] {
  const inset = (FOOT.withCode - CODE) / 2
  const x = MARGIN + inset + CODE + 24
  const width = CARD_SIZE.width - MARGIN - 28 - x
  const how = drawLines(
    fitText(say('print.card.check'), { width, lines: 4, size: 27, smallest: 22, weight: 'regular' }),
    { x, y: top + 222, weight: 'regular', fill: colours.dim },
  )
  return [
    rect(MARGIN + inset, top + inset, CODE, CODE, '#ffffff', 12),
    ...qrCode(address, MARGIN + inset, top + inset, CODE),
    ...validity(facts, colours, { x, y: top + 44, width }),
    ...how.shapes,
  ]
}

function validity(
  { validUntil, checkAddress }: CardFacts,
  colours: Colours,
  { x, y, width }: { x: number; y: number; width: number },
): Shape[] {
  const label = drawLines(
    { lines: [say('print.card.valid')], size: 29 },
    { x, y, weight: 'regular', fill: colours.dim },
  )
  const size = checkAddress === undefined ? 76 : 60
  const date = fitText(writtenDate(validUntil), { width, lines: 1, size, smallest: 40, weight: 'bold' })
  return [
    ...label.shapes,
    ...drawLines(date, { x, y: label.bottom + 6, weight: 'bold', fill: colours.text }).shapes,
  ]
}
