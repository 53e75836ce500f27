import { z } from 'zod'
import type { Screen, Text } from '../../../core/screen.ts'
import { MAX_SENT_BYTES } from '../../../domain/registry/sent-file.ts'
import { faultText } from '../../../domain/registry/sent-file-text.ts'
import type { Answer } from '../../dialogue.ts'
import type { Input } from '../../turn.ts'

export const DIALOGUE = 'import'

/** A name is shown and never used as a path; a longer one says nothing more. */
const LONGEST_NAME = 80

export function askFileScreen(): Screen {
  return {
    text: { key: 'import.ask' },
    buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]],
  }
}

/** What the person is told who sends a file while the one before is being imported. */
export function withTooLate(screen: Screen): Screen {
  const { text, more = [] } = screen
  return { ...screen, text: { key: 'import.fault.busy' }, more: [text, ...more] }
}

const givenSchema = z.object({ fileId: z.string(), name: z.string(), bytes: z.number() })

/** A document as the answer is stored, or why it is not taken: nothing of it was read yet. */
export function readSent(input: Input): Answer {
  const refused = (why: Text): Answer => ({ ok: false, why })
  if (input.kind !== 'file') return refused({ key: 'import.needFile' })
  if (input.file.kind === 'photo') return refused({ key: 'import.isPhoto' })
  if (input.sizeBytes > MAX_SENT_BYTES) return refused(faultText('too_big'))
  const name = (input.name ?? 'file.csv').slice(0, LONGEST_NAME)
  if (/\.(zip|xlsx?|xlsm|ods|rar|7z|gz)$/i.test(name)) return refused(faultText('zip'))
  const given = { fileId: input.file.fileId, name, bytes: input.sizeBytes }
  return { ok: true, value: JSON.stringify(given) }
}

export function readGiven(answer: string): z.infer<typeof givenSchema> {
  return givenSchema.parse(JSON.parse(answer))
}
