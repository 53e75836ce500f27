import { type Drawing, rect } from './drawing.ts'
import { drawLines, fitText } from './fit-text.ts'
import { qrCode } from './qr-code.ts'
import { COLOURS } from './theme.ts'
import { say } from './words.ts'

const INK = COLOURS.light
const PICTURE = { width: 900, height: 1080 }

/** What a code opens, of which organisation, and a line under it. */
interface CodePicture {
  title: string
  name: string
  url: string
  foot: string
}

/** A code with an organisation's name, to be sent on in a chat. */
export function drawCodePicture({ title, name, url, foot }: CodePicture): Drawing {
  const { width, height } = PICTURE
  const middle = { x: width / 2, anchor: 'middle' as const }
  const box = { width: width - 112, lines: 2, size: 40, smallest: 28, weight: 'bold' as const }
  const head = drawLines({ lines: [title], size: 52 }, { ...middle, y: 44, weight: 'bold', fill: INK.band })
  const own = drawLines(fitText(name, box), { ...middle, y: 122, weight: 'bold', fill: INK.text })
  const below = drawLines(
    { lines: [foot], size: 28 },
    { ...middle, y: height - 64, weight: 'regular', fill: INK.dim },
  )
  const code = qrCode(url, (width - 760) / 2, 240, 760)
  return {
    width,
    height,
    shapes: [rect(0, 0, width, height, INK.panel), ...head.shapes, ...own.shapes, ...code, ...below.shapes],
  }
}

/** The code by which members of an organisation link their chats. */
export function drawLinkPicture({ name, url }: { name: string; url: string }): Drawing {
  return drawCodePicture({ name, url, title: say('print.link.title'), foot: say('print.link.foot') })
}
