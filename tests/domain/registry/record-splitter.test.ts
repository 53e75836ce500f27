import { expect, test } from 'vitest'
import { LONGEST_RECORD, RecordSplitter } from '../../../domain/registry/record-splitter.ts'

/** What a file of two columns is split into, read in pieces of `size` characters. */
function split(text: string, size = text.length): string[] {
  const seen: string[] = []
  const splitter = new RecordSplitter(',', 2, {
    take: (cells, row) => seen.push(`${row} ${cells.join('|')}`),
    refuse: (fault, row, column) => seen.push(`${row} ${fault} ${column}`),
  })
  for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size), false)
  splitter.push('', true)
  return seen
}

test.each([
  ['lines of both kinds and none at the end', 'a,b\r\nc,d\ne,f', ['1 a|b', '2 c|d', '3 e|f']],
  ['quotes, doubled quotes, delimiters', '"a","b ""c"""\r\n"d,e",\n', ['1 a|b "c"', '2 d,e|']],
  ['a quoted newline', '"a\nb",c\r\nd,"e\r\nf"\r\n', ['1 a\nb|c', '2 d|e\r\nf']],
  ['quotes as part of the text', 'a"b,"c" d\n', ['1 a"b|"c" d']],
  ['an empty line, which counts', 'a,b\n\nc,d\n', ['1 a|b', '3 c|d']],
  ['too many cells and too few', 'a\nb,c,d\ne,f\n', ['1 column_count -1', '2 column_count -1', '3 e|f']],
  ['a quote nobody closes', 'a,"b\nc,d\ne,f\n', ['1 open_quote 1', '2 c|d', '3 e|f']],
  [
    'a quote that another one seems to close',
    'a,"b\nc,"d",\ne,f\n',
    ['1 open_quote 1', '2 column_count -1', '3 e|f'],
  ],
  ['a quote that swallows a line', 'a,"b\nc,d"\ne"\nf,g\n', ['1 a|b\nc,d', '2 column_count -1', '3 f|g']],
  ['a quote that swallows cells', '"a,b\nc",d,e\nf,g\n', ['1 open_quote -1', '2 column_count -1', '3 f|g']],
])('%s', (_, text, expected) => {
  for (const size of [text.length, 1, 2, 3, 5])
    expect(split(text, size), `pieces of ${size}`).toEqual(expected)
})

test('a line without an end is dropped up to the next one, whatever its length', () => {
  const long = 'x'.repeat(3 * LONGEST_RECORD)
  expect(split(`a,b\n${long}\nc,d\n`, 100_000)).toEqual(['1 a|b', '2 too_long -1', '3 c|d'])
  expect(split(long, 100_000)).toEqual(['1 too_long -1'])
  expect(split(`a,"${long}\nc,d\n`, 100_000)).toEqual(['1 too_long -1', '2 c|d'])
})

test('a quote that is open for too long costs its own line only', () => {
  const rows = Array.from({ length: LONGEST_RECORD / 4 }, () => 'c,d').join('\n')
  const seen = split(`a,"b\n${rows}\n`, 50_000)
  expect(seen.slice(0, 3)).toEqual(['1 open_quote 1', '2 c|d', '3 c|d'])
  expect(seen).toHaveLength(1 + LONGEST_RECORD / 4)
})
