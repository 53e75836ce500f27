import { writtenDate } from '../domain/calendar-date.ts'
import type { MemberStatus } from '../domain/membership/status.ts'
import type { TicketState } from '../domain/ticket/funnel.ts'
import { INNER, nameBlock, numberBlock, placeBlock, standingBlock } from './card-blocks.ts'
import { type Drawing, rect, type Shape } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
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
  ticketStatus: TicketState
  joinedOn: string | null
  /** the last day on which the picture is good */
  validUntil: string
  /** where the ticket is checked, as a QR code; without it none is drawn */
  checkAddress: string | undefined
}

/** In pixels: as wide as a phone's screen shows sharply, and whole on it without scrolling. */
export const CARD_SIZE = { width: 900, height: 1280 }
const MARGIN = (CARD_SIZE.width - INNER) / 2
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
