import { z } from 'zod'
import type { Input } from './turn.ts'

const file = z.object({
  file_id: z.string(),
  file_size: z.number().default(0),
  file_name: z.string().optional(),
})

const message = z.object({
  message_id: z.int(),
  caption: z.string().default(''),
  photo: z.array(file).min(1).optional(),
  document: file.optional(),
  /** a moving picture comes as a document too */
  animation: z.unknown().optional(),
  media_group_id: z.string().optional(),
})

/** What a message without text holds: a picture, a document, or something that nobody here asks for. */
export function readFile(given: unknown): Input {
  const parsed = message.safeParse(given)
  if (!parsed.success) return { kind: 'other' }
  const { message_id, caption, photo, document, animation, media_group_id: album } = parsed.data
  if (album !== undefined) return { kind: 'other', album }
  // The last size of a picture is the largest.
  const found = photo?.at(-1) ?? (animation === undefined ? document : undefined)
  if (!found) return { kind: 'other' }
  return {
    kind: 'file',
    file: { kind: photo ? 'photo' : 'document', fileId: found.file_id },
    sizeBytes: found.file_size,
    ...(found.file_name !== undefined && { name: found.file_name }),
    caption,
    messageId: String(message_id),
  }
}
