import { BOLD_CLOSE, BOLD_OPEN, ITALIC_CLOSE, ITALIC_OPEN } from './markup.ts'

const CLOSERS = new Map([
  [BOLD_OPEN, BOLD_CLOSE],
  [ITALIC_OPEN, ITALIC_CLOSE],
])
const MARKS = new Set([...CLOSERS.keys(), ...CLOSERS.values()])

/** Shortens marked text to `limit` visible UTF-16 units, as Telegram counts them, closing the marks that are open. */
export function cutMarked(marked: string, limit: number): string {
  const visible = [...marked].reduce((sum, char) => sum + (MARKS.has(char) ? 0 : char.length), 0)
  if (visible <= limit) return marked
  let kept = ''
  let length = 0
  const open: string[] = []
  for (const char of marked) {
    const closer = CLOSERS.get(char)
    if (closer) open.push(closer)
    else if (MARKS.has(char)) open.pop()
    else if (length + char.length > limit - 1) break
    else length += char.length
    kept += char
  }
  return `${kept.trimEnd()}…${open.reverse().join('')}`
}
