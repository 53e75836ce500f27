import { createHash } from 'node:crypto'
import { renderAsync } from '@resvg/resvg-js'
import type { Picture } from '../core/screen.ts'
import type { Drawing } from './drawing.ts'
import { FONT_FAMILY, FONT_FILES } from './font.ts'
import { toSvg } from './svg.ts'

const FONT = { fontFiles: Object.values(FONT_FILES), loadSystemFonts: false, defaultFontFamily: FONT_FAMILY }

/** A drawing as a picture to send. It is known by what is in it: the same content is drawn and uploaded once. */
export function pictureOf(drawing: Drawing, memberId?: number): Picture {
  const svg = toSvg(drawing)
  const key = createHash('sha256').update(svg).digest('base64url')
  return { key, draw: () => renderPng(svg), ...(memberId !== undefined && { memberId }) }
}

/** PNG of an SVG; drawn on a thread of its own, so that others are answered meanwhile. */
async function renderPng(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, { font: FONT, logLevel: 'off' })
  return image.asPng()
}
