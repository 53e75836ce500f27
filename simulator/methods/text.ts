import { z } from 'zod'
import { badRequest } from '../api-error.ts'
import { type Formatted, parseHtml, trim, withFound } from '../entities.ts'
import { type Call, field, read, words } from './call.ts'

const TEXT_CHARS = 4096
const CAPTION_CHARS = 1024

const entity = z.object({
  type: z.string(),
  offset: z.number().int(),
  length: z.number().int(),
  url: z
    .string()
    .optional()
    .transform((url) => url ?? ''),
})

const fields = z.object({
  text: words.optional(),
  caption: words.optional(),
  parse_mode: z.string().optional(),
  entities: field(z.array(entity)).optional(),
  caption_entities: field(z.array(entity)).optional(),
})

/** The text of a message after its markup is taken out, within Telegram's length. */
export function readText(call: Call): Formatted {
  const given = read(call, fields)
  const formatted = format(given.text ?? '', given.parse_mode, given.entities)
  if (formatted.text === '') throw badRequest('message text is empty')
  if (formatted.text.length > TEXT_CHARS) throw badRequest('message is too long')
  return formatted
}

export function readCaption(call: Call): Formatted | undefined {
  const given = read(call, fields)
  const formatted = format(given.caption ?? '', given.parse_mode, given.caption_entities)
  if (formatted.text.length > CAPTION_CHARS) throw badRequest('message caption is too long')
  return formatted.text === '' ? undefined : formatted
}

function format(text: string, mode: string | undefined, entities: z.infer<typeof entity>[] = []): Formatted {
  if (mode && mode.toLowerCase() !== 'html') throw badRequest('unsupported parse_mode')
  if (mode) return withFound(parseHtml(text))
  const given = entities.map(({ url, ...each }) => (url ? { ...each, url } : each))
  return withFound(trim({ text, entities: given }))
}
