/** A question fits a phone's screen. */
const LONGEST_MESSAGE = 1_000
const SHORTEST_MESSAGE = 2
/** Messages of one side that may wait for an answer of the other: more is pressing somebody. */
const MOST_UNANSWERED = 5

export type TalkProblem = 'talk.short' | 'talk.long'

export type TalkRead = { ok: true; value: string } | { ok: false; code: TalkProblem }

/** Words that are passed on to somebody, without what cannot be seen and without a wall of empty lines. */
export function readTalk(text: string): TalkRead {
  const value = text
    .normalize('NFC')
    .replace(/[^\P{C}\n\u200d]/gu, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (value.length < SHORTEST_MESSAGE) return { ok: false, code: 'talk.short' }
  return value.length > LONGEST_MESSAGE ? { ok: false, code: 'talk.long' } : { ok: true, value }
}

/** May this side write once more? `authors`: who wrote each message so far, in order. */
export function mayWrite(authors: readonly number[], writer: number): boolean {
  const last = authors.slice(-MOST_UNANSWERED)
  return last.length < MOST_UNANSWERED || last.some((author) => author !== writer)
}
