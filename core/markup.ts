/** Simple marks of texts: **bold**, __italic__. In rendered text they are private-use characters, so that no variable can forge one. */
export const BOLD_OPEN = '\uE000'
export const BOLD_CLOSE = '\uE001'
export const ITALIC_OPEN = '\uE002'
export const ITALIC_CLOSE = '\uE003'

const PRIVATE = /[\uE000-\uE003]/g

/** Turns the marks of a template or of an admin's plain text into private-use characters; unpaired marks stay as typed. */
export function readMarks(text: string): string {
  return text
    .replace(PRIVATE, '')
    .replace(/\*\*([^*]+)\*\*/g, `${BOLD_OPEN}$1${BOLD_CLOSE}`)
    .replace(/__([^_]+)__/g, `${ITALIC_OPEN}$1${ITALIC_CLOSE}`)
}

/** Takes the private-use characters out of a value that came from a person or a file. */
export function withoutMarks(value: string): string {
  return value.replace(PRIVATE, '')
}

/** Marked text as a person would type it. */
export function toTyped(marked: string): string {
  return marked.replace(/[\uE000\uE001]/g, '**').replace(/[\uE002\uE003]/g, '__')
}

/** Marked text as Telegram's HTML. */
export function toHtml(marked: string): string {
  return marked
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(BOLD_OPEN, '<b>')
    .replaceAll(BOLD_CLOSE, '</b>')
    .replaceAll(ITALIC_OPEN, '<i>')
    .replaceAll(ITALIC_CLOSE, '</i>')
}

/** Marked text as Markdown; its own marks in the text stay letters. */
export function toMarkdown(marked: string): string {
  return marked
    .replace(/[\\`*_[\]<>|#]/g, '\\$&')
    .replace(/[\uE000\uE001]/g, '**')
    .replace(/[\uE002\uE003]/g, '_')
}
