import type { Drawing, Shape, TextShape } from '../../print/drawing.ts'
import { textWidth } from '../../print/font.ts'

/** Every line of text of a drawing where it really stands, with the place it takes. */
export function textsOf({ shapes }: Drawing): Array<TextShape & { left: number; right: number }> {
  return flat(shapes).map((text) => {
    const width = textWidth(text.text, text.size, text.weight)
    const left = text.x - { start: 0, middle: width / 2, end: width }[text.anchor]
    return { ...text, left, right: left + width }
  })
}

function flat(shapes: Shape[]): TextShape[] {
  return shapes.flatMap((shape) => {
    if (shape.kind === 'text') return [shape]
    if (shape.kind !== 'group') return []
    const { x, y, scale } = shape
    return flat(shape.shapes).map((text) => ({
      ...text,
      x: x + text.x * scale,
      y: y + text.y * scale,
      size: text.size * scale,
    }))
  })
}

/** Pairs of lines that stand over each other. */
export function overlaps(drawing: Drawing): string[] {
  const texts = textsOf(drawing)
  return texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .filter((other) => one.left < other.right && other.left < one.right)
      .filter((other) => Math.abs(one.y - other.y) < 0.7 * Math.max(one.size, other.size) * 0.9)
      .map((other) => `${one.text} / ${other.text}`),
  )
}
