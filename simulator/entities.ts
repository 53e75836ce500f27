import { badRequest } from './api-error.ts'
import type { Entity } from './types.ts'

export interface Formatted {
  text: string
  entities: Entity[]
}

interface Open {
  tag: string
  type: string
  offset: number
  at: number
  url?: string
  language?: string
}

const TYPES: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

const TOKEN = /<(\/?)([a-zA-Z-]*)([^<>]*)>|<|&(#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot);|[^<&]+|&/g

const broken = (why: string) => badRequest(`can't parse entities: ${why}`)

/** Telegram's HTML as plain text and entities, with its complaints about bad markup. */
export function parseHtml(source: string): Formatted {
  const open: Open[] = []
  const entities: Entity[] = []
  let text = ''
  for (const token of source.matchAll(TOKEN)) {
    const at = Buffer.byteLength(source.slice(0, token.index))
    if (token[4]) text += decode(token[4])
    else if (!token[0].startsWith('<')) text += token[0]
    else if (token[2] === undefined) throw broken(`Unclosed start tag at byte offset ${at}`)
    else if (token[1]) closeTag(open, entities, token[2].toLowerCase(), text.length, at)
    else open.push(openTag(token[2].toLowerCase(), token[3] ?? '', text.length, at))
  }
  const left = open.at(-1)
  if (left) throw broken(`Can't find end tag corresponding to start tag "${left.tag}"`)
  return trim({ text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) })
}

function openTag(tag: string, attributes: string, offset: number, at: number): Open {
  const type = TYPES[tag]
  const isSpoiler = tag !== 'span' || attributes.includes('tg-spoiler')
  if (!type || !isSpoiler) throw broken(`Unsupported start tag "${tag}" at byte offset ${at}`)
  const url = tag === 'a' ? attribute(attributes, 'href') : undefined
  const language = attribute(attributes, 'class')?.replace(/^language-/, '')
  return {
    tag,
    type,
    offset,
    at,
    ...(url ? { url } : {}),
    ...(tag === 'code' && language ? { language } : {}),
  }
}

function closeTag(open: Open[], entities: Entity[], tag: string, end: number, at: number): void {
  const last = open.pop()
  if (!last) throw broken(`Unexpected end tag at byte offset ${at}`)
  if (tag !== '' && last.tag !== tag) {
    throw broken(`Unmatched end tag at byte offset ${at}, expected "</${last.tag}>", found "</${tag}>"`)
  }
  const length = end - last.offset
  if (length === 0 || (last.type === 'text_link' && !last.url)) return
  const { type, offset, url, language } = last
  entities.push({ type, offset, length, ...(url ? { url } : {}), ...(language ? { language } : {}) })
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return (found?.[1] ?? found?.[2])?.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot);/g, (_, code) =>
    decode(code),
  )
}

function decode(code: string): string {
  const named = NAMED[code]
  if (named) return named
  const point = code.startsWith('#x')
    ? Number.parseInt(code.slice(2), 16)
    : Number.parseInt(code.slice(1), 10)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
}

/** Takes away white space around the text, as Telegram does, and moves the entities with it. */
export function trim({ text, entities }: Formatted): Formatted {
  const start = text.length - text.trimStart().length
  const trimmed = text.trim()
  const moved = entities.map((entity) => {
    const from = Math.max(entity.offset - start, 0)
    const to = Math.min(entity.offset - start + entity.length, trimmed.length)
    return { ...entity, offset: from, length: to - from }
  })
  return { text: trimmed, entities: moved.filter((entity) => entity.length > 0) }
}

const FOUND: Array<[string, RegExp]> = [
  ['url', /\bhttps?:\/\/[^\s<>"«»]+[^\s<>"«».,:;!?)]/g],
  ['email', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ['bot_command', /(?<![\w/<>А-Яа-яЁё])\/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g],
]

/** Adds the entities that Telegram finds by itself: links, addresses, commands. */
export function withFound({ text, entities }: Formatted): Formatted {
  const all = [...entities]
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const [offset, length] = [match.index, match[0].length]
      const overlaps = all.some(
        (each) => offset < each.offset + each.length && each.offset < offset + length && isFinal(each),
      )
      if (!overlaps) all.push({ type, offset, length })
    }
  }
  return { text, entities: all.sort((a, b) => a.offset - b.offset || b.length - a.length) }
}

const isFinal = ({ type }: Entity) =>
  ['text_link', 'code', 'pre', 'url', 'email', 'bot_command'].includes(type)
