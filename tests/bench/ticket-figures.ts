import { z } from 'zod'
import { type Figure, figure } from './figures.ts'

const times = z.looseObject({ p50: z.number(), p99: z.number() })
const schema = z.looseObject({
  tokenChars: z.number(),
  signMs: times,
  checkMs: times,
  checkWithLibraryMs: times,
  list: z.looseObject({
    bytes: z.number(),
    longestBytes: z.number(),
    writeMs: z.number(),
    readMs: z.number(),
  }),
})

const MB = 1_000_000

export function ticketFigures(document: unknown): Figure[] {
  const { tokenChars, signMs, checkMs, checkWithLibraryMs, list } = schema.parse(document)
  return [
    figure("letters of a ticket's code", tokenChars, '', 150),
    figure('signing one, p99', signMs.p99, 'ms'),
    figure('checking one, list of a million at hand, p99', checkMs.p99, 'ms', 5),
    figure('the same by the library for old browsers, p50', checkWithLibraryMs.p50, 'ms', 5),
    figure('a million revoked of three million cards', list.bytes / MB, 'MB', 2),
    figure('the same of four thousand million', list.longestBytes / MB, 'MB', 2),
    figure('writing the list', list.writeMs, 'ms'),
    figure('reading it', list.readMs, 'ms'),
  ]
}
