import type { Drawing, Shape } from './drawing.ts'
import { FONT_FAMILY } from './font.ts'

const WEIGHTS = { regular: 400, bold: 700 }

/** The drawing as SVG. */
export function toSvg({ width, height, shapes }: Drawing): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT_FAMILY}">${shapes.map(element).join('')}</svg>`
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, radius, fill } = shape
      return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(radius)}" fill="${fill}"/>`
    }
    case 'line': {
      const { x1, y1, x2, y2, stroke, width, dash } = shape
      const dashes = dash ? ` stroke-dasharray="${n(dash)}"` : ''
      return `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${stroke}" stroke-width="${n(width)}"${dashes}/>`
    }
    case 'path':
      return `<path d="${shape.d}" fill="${shape.fill}"/>`
    case 'group':
      return `<g transform="translate(${n(shape.x)} ${n(shape.y)}) scale(${shape.scale})">${shape.shapes.map(element).join('')}</g>`
    case 'text': {
      const { x, y, size, weight, fill, anchor, text } = shape
      return `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" font-weight="${WEIGHTS[weight]}" fill="${fill}" text-anchor="${anchor}">${escaped(text)}</text>`
    }
  }
}

/** Hundredths are finer than anything that is seen. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
