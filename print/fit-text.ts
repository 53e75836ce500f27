import type { Anchor, Shape, Weight } from './drawing.ts'
import { drawable, textWidth } from './font.ts'

export interface Box {
  width: number
  lines: number
  /** the size wished for, and the one below which words are left out instead */
  size: number
  smallest: number
  weight: Weight
}

export interface Fitted {
  lines: string[]
  size: number
}

/** Sizes are tried in steps of this part. */
const STEP = 0.94

/**
 * Text in as many lines as it may take, as large as it may be. No word is ever cut: where everything at the smallest size is
 * still too much, the last words are left out with «…», and one endless word is made smaller than the smallest.
 */
export function fitText(text: string, box: Box): Fitted {
  const words = wordsOf(text)
  const widest = Math.max(0, ...words.map((word) => textWidth(word, 1, box.weight)))
  const largest = Math.min(box.size, box.width / Math.max(widest, 1e-6))
  for (let size = largest; size >= Math.min(box.smallest, largest); size *= STEP) {
    const lines = wrap(words, size, box)
    if (lines.length <= box.lines) return { lines, size }
  }
  const size = Math.min(box.smallest, largest)
  return { lines: cutLines(wrap(words, size, box), size, box), size }
}

/** Fitted lines as shapes under each other; `y` is where the first line's box begins. Returns where the last one ends. */
export function drawLines(
  { lines, size }: Fitted,
  at: { x: number; y: number; weight: Weight; fill: string; anchor?: Anchor; leading?: number },
): { shapes: Shape[]; bottom: number } {
  const leading = at.leading ?? 1.18
  const shapes = lines.map(
    (text, line): Shape => ({
      kind: 'text',
      text,
      size,
      x: at.x,
      // The baseline of PT Sans stands at about four fifths of its line.
      y: at.y + size * (0.86 + line * leading),
      weight: at.weight,
      fill: at.fill,
      anchor: at.anchor ?? 'start',
    }),
  )
  return { shapes, bottom: at.y + lines.length * size * leading }
}

/** Words with the spaces gone; a hyphen inside a word is a place to go to the next line. */
function wordsOf(text: string): string[] {
  return glued(drawable(text))
    .split(' ')
    .flatMap((word) =>
      word.split(/(?<=\p{L}-)(?=\p{L})/u).map((part, at) => (at === 0 ? part : `\u2060${part}`)),
    )
}

/** What is read in one breath stays on one line: a number with its sign, a word of one letter with the next. */
function glued(text: string): string {
  return text
    .replace(/№ (?=\S)/g, '№\u00a0')
    .replace(/ (?=%|г\.)/g, '\u00a0')
    .replace(/(?<=^|[ «])(\p{L}) (?=\S)/gu, '$1\u00a0')
}

/** The mark in front of a part says that no space stands before it. */
function joined(line: string, word: string): string {
  if (word.startsWith('\u2060')) return line + word.slice(1)
  return line === '' ? word : `${line} ${word}`
}

function wrap(words: string[], size: number, { width, weight }: Pick<Box, 'width' | 'weight'>): string[] {
  const lines: string[] = []
  for (const word of words) {
    const longer = joined(lines.at(-1) ?? '', word)
    const fits = lines.length > 0 && textWidth(longer, size, weight) <= width
    if (fits) lines[lines.length - 1] = longer
    else lines.push(word.replace('\u2060', ''))
  }
  return lines
}

function cutLines(lines: string[], size: number, { width, weight, lines: most }: Box): string[] {
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = (kept.pop() ?? '').split(' ')
  while (last.length > 1 && textWidth(`${last.join(' ')} …`, size, weight) > width) last = last.slice(0, -1)
  const line = `${last.join(' ')} …`
  return [...kept, textWidth(line, size, weight) > width ? '…' : line]
}
