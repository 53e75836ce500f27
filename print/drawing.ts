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

/** The shapes with groups taken apart, where they really stand. */
export function flat(shapes: Shape[]): Array<Exclude<Shape, { kind: 'group' }>> {
  return shapes.flatMap((shape) =>
    shape.kind === 'group' ? flat(shape.shapes).map((inner) => placed(inner, shape)) : [shape],
  )
}

type Plain = Exclude<Shape, { kind: 'group' }>

function placed(shape: Plain, { x, y, scale }: { x: number; y: number; scale: number }): Plain {
  if (shape.kind === 'text')
    return { ...shape, x: x + shape.x * scale, y: y + shape.y * scale, size: shape.size * scale }
  return shape
}
