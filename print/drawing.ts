export type Weight = 'regular' | 'bold'
export type Anchor = 'start' | 'middle' | 'end'

/** One line of text: `y` is its baseline. */
export interface TextShape {
  kind: 'text'
  x: number
  y: number
  text: string
  size: number
  weight: Weight
  fill: string
  anchor: Anchor
}

export type Shape =
  | TextShape
  | { kind: 'rect'; x: number; y: number; width: number; height: number; radius: number; fill: string }
  | {
      kind: 'line'
      x1: number
      y1: number
      x2: number
      y2: number
      stroke: string
      width: number
      dash?: number
    }
  /** filled; `d` is written as in SVG */
  | { kind: 'path'; d: string; fill: string }
  /** other shapes, moved and then scaled */
  | { kind: 'group'; x: number; y: number; scale: number; shapes: Shape[] }

/** What a picture or a page consists of, in no format yet. */
export interface Drawing {
  width: number
  height: number
  shapes: Shape[]
}

export function rect(x: number, y: number, width: number, height: number, fill: string, radius = 0): Shape {
  return { kind: 'rect', x, y, width, height, fill, radius }
}

/** One line of text; `y` is its baseline. */
export function text(
  x: number,
  y: number,
  words: string,
  size: number,
  fill: string,
  weight: Weight = 'regular',
  anchor: Anchor = 'start',
): Shape {
  return { kind: 'text', x, y, text: words, size, weight, fill, anchor }
}
