import { z } from 'zod'
import type { MessageKey } from '../../core/i18n.ts'
import type { Text, TextVars } from '../../core/screen.ts'
import { readTalk } from '../membership/talk.ts'

/** So many of the longest fit one message, with what stands around them. */
export const MOST_ENTRIES = 5
export const LONGEST = { question: 150, answer: 550 } as const

/** A common question and its answer, in an admin's words. */
export interface FaqWords {
  question: string
  answer: string
}

/** One as it is shown: with an `id` it is an admin's, without it the shipped one at that `position`. */
export interface FaqEntry {
  id?: number
  position: number
  question: TextVars[string]
  answer: TextVars[string]
}

/** The shipped entries of a topic. */
export function shippedEntries({ id, faq }: { id: string; faq: number }): FaqEntry[] {
  return Array.from({ length: faq }, (_, position) => {
    const key = `question.faq.${id}.${position + 1}`
    return {
      position,
      question: { key: key as MessageKey },
      answer: { key: `${key}.answer` as MessageKey },
    }
  })
}

export function entryText({ question, answer }: Pick<FaqEntry, 'question' | 'answer'>): Text {
  return { key: 'faq.line', vars: { question, answer } }
}

/** What an admin typed as one of the two; or why it cannot stand there. */
export function readWords(
  part: keyof FaqWords,
  text: string,
): { ok: true; value: string } | { ok: false; why: Text } {
  const max = LONGEST[part]
  const read = readTalk(text)
  if (!read.ok && read.code === 'talk.short') return { ok: false, why: { key: 'faq.short' } }
  if (!read.ok || read.value.length > max) return { ok: false, why: { key: 'faq.long', vars: { max } } }
  return { ok: true, value: part === 'question' ? read.value.replaceAll('\n', ' ') : read.value }
}

const words = z.object({ question: z.string(), answer: z.string() })

/** What stood there before, as it is kept. */
export function readPrevious(json: string | null): FaqWords | undefined {
  return json === null ? undefined : words.parse(JSON.parse(json))
}
