import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import type { Weight } from './drawing.ts'

const { resolve } = createRequire(import.meta.url)

/** PT Sans was drawn for every language of Russia that has an official standing; its licence is OFL. */
export const FONT_FAMILY = 'PT Sans'
export const FONT_FILES: Record<Weight, string> = {
  regular: resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf'),
}

/** Width of a character in ems; undefined where the font cannot draw it. */
type Widths = (char: string) => number | undefined

const opened = new Map<Weight, Widths>()

/** How wide a line of text is, without kerning, which would only draw letters together. */
export function textWidth(text: string, size: number, weight: Weight): number {
  const widthOf = widths(weight)
  return [...text].reduce((sum, char) => sum + (widthOf(char) ?? 0), 0) * size
}

/**
 * The text as one line that the font can draw: no controls, no marks of direction, no emoji, no piled-up accents. A letter
 * with an accent that is missing in the font loses the accent.
 */
export function drawable(text: string): string {
  const widthOf = widths('regular')
  const letters = [...text.normalize('NFC').replace(/\s/g, ' ')].flatMap((char) => {
    if (/[\p{C}\p{M}]/u.test(char)) return []
    return widthOf(char) === undefined ? [...char.normalize('NFD')].filter(isKept) : [char]
  })
  return letters.join('').replace(/ +/g, ' ').trim()
}

function isKept(char: string): boolean {
  return !/\p{M}/u.test(char) && widths('regular')(char) !== undefined
}

function widths(weight: Weight): Widths {
  const known = opened.get(weight)
  if (known) return known
  const made = widthsOf(openFont(FONT_FILES[weight]))
  opened.set(weight, made)
  return made
}

function widthsOf(font: Font): Widths {
  const known = new Map<string, number | undefined>()
  return (char) => {
    if (!known.has(char)) known.set(char, measure(font, char))
    return known.get(char)
  }
}

function measure(font: Font, char: string): number | undefined {
  const point = char.codePointAt(0) ?? 0
  if (!font.hasGlyphForCodePoint(point)) return undefined
  return font.glyphForCodePoint(point).advanceWidth / font.unitsPerEm
}

function openFont(file: string): Font {
  const font = create(readFileSync(file))
  if (!('unitsPerEm' in font)) throw new Error(`${file} is no single font`)
  return font
}
