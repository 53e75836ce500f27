import { BOLD_CLOSE, BOLD_OPEN, ITALIC_CLOSE, ITALIC_OPEN, readMarks, withoutMarks } from './markup.ts'

/** Why a text with simple marks cannot be sent. */
export type TextFault = { why: 'empty' } | { why: 'crossed' } | { why: 'long'; length: number; over: number }

const OPENER_OF = new Map([
  [BOLD_CLOSE, BOLD_OPEN],
  [ITALIC_CLOSE, ITALIC_OPEN],
])
const OPENERS = new Set(OPENER_OF.values())

/** Checks an admin's words against what a messenger takes: `limit` characters without marks, one mark inside another. */
export function textFault(text: string, limit: number): TextFault | undefined {
  const marked = readMarks(text.trim())
  const { length } = withoutMarks(marked)
  if (withoutMarks(marked).trim() === '') return { why: 'empty' }
  if (length > limit) return { why: 'long', length, over: length - limit }
  return areCrossed(marked) ? { why: 'crossed' } : undefined
}

/** Does a mark end before another that began inside it? */
function areCrossed(marked: string): boolean {
  const open: string[] = []
  for (const char of marked) {
    if (OPENERS.has(char)) open.push(char)
    const opener = OPENER_OF.get(char)
    if (opener !== undefined && open.pop() !== opener) return true
  }
  return open.length > 0
}
