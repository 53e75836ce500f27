/** What keeps a record from being read. */
export type RecordFault = 'open_quote' | 'too_long' | 'column_count'

/** Receives the records of a file. `cells` is reused for the next record: take what you need at once. */
export interface RecordSink {
  take(cells: readonly string[], row: number): void
  /** a record that cannot be read; `column` counts from 0 and is -1 where the whole record is meant */
  refuse(fault: RecordFault, row: number, column: number): void
}

/** Longer than any row: a record above it is a broken file. In characters. */
export const LONGEST_RECORD = 256 * 1024

const [NEWLINE, RETURN, QUOTE] = [10, 13, 34]

/**
 * Splits the text of a CSV file, piece by piece, into records. A quote that is never closed costs the line it stands
 * in: reading goes on after that line. Rows are counted as a spreadsheet does: the header is 1, an empty line counts.
 */
export class RecordSplitter {
  #text = ''
  #row = 0
  /** inside a line that is too long: dropped up to its end */
  #dropping = false
  readonly #cells: string[] = []
  #lines = 1
  /** the cell whose quote is never closed */
  #unclosed: number | undefined

  constructor(
    private readonly delimiter: string,
    /** of the header; other records have as many */
    private readonly columns: number,
    private readonly sink: RecordSink,
  ) {}

  /** Takes the next piece of the file; `last` says that none follows. */
  push(piece: string, last: boolean): void {
    const text = this.#text + piece
    let at = 0
    while (at < text.length) {
      const next = this.#dropping ? this.#drop(text, at) : this.#record(text, at, last)
      if (next === undefined) break
      at = next
    }
    this.#text = last ? '' : text.slice(at)
  }

  #drop(text: string, at: number): number {
    const end = text.indexOf('\n', at)
    this.#dropping = end === -1
    return end === -1 ? text.length : end + 1
  }

  /** Reads one record; returns where the next one begins, or undefined where its end is not here yet. */
  #record(text: string, start: number, last: boolean): number | undefined {
    const end = this.#split(text, start, last)
    if (this.#unclosed !== undefined) return this.#skipLine(text, start, 'open_quote', this.#unclosed)
    if ((end ?? text.length) - start > LONGEST_RECORD) return this.#skipLine(text, start, 'too_long', -1)
    return end === undefined ? undefined : this.#finish(text, start, end)
  }

  #finish(text: string, start: number, end: number): number {
    const { length } = this.#cells
    if (length === 1 && this.#cells[0] === '') {
      this.#row++
      return end
    }
    if (length === this.columns) this.sink.take(this.#cells, ++this.#row)
    // A quote that swallowed the next lines up to another one leaves a record of a wrong size.
    else if (this.#lines > 1) return this.#skipLine(text, start, 'open_quote', -1)
    else this.sink.refuse('column_count', ++this.#row, -1)
    return end
  }

  /** Refuses the record and goes on after the line in which it began. */
  #skipLine(text: string, start: number, fault: RecordFault, column: number): number {
    const end = text.indexOf('\n', start)
    const tooLong = (end === -1 ? text.length : end) - start > LONGEST_RECORD
    this.sink.refuse(tooLong ? 'too_long' : fault, ++this.#row, tooLong ? -1 : column)
    this.#dropping = end === -1
    return end === -1 ? text.length : end + 1
  }

  /** Splits the record that begins at `start` into cells; returns where it ends. */
  #split(text: string, start: number, last: boolean): number | undefined {
    const delimiter = this.delimiter.charCodeAt(0)
    this.#cells.length = 0
    this.#lines = 1
    this.#unclosed = undefined
    let begin = start
    let at = start
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === delimiter) {
        this.#cells.push(text.slice(begin, at))
        begin = at + 1
      } else if (code === NEWLINE) {
        const end = at > begin && text.charCodeAt(at - 1) === RETURN ? at - 1 : at
        this.#cells.push(text.slice(begin, end))
        return at + 1
      } else if (code === QUOTE && at === begin) {
        const after = this.#quoted(text, at, last)
        if (after === undefined) return undefined
        if (after === at) continue
        if (text.charCodeAt(after) === delimiter) {
          begin = after + 1
          at = after
        } else return text.charCodeAt(after) === RETURN ? after + 2 : after + 1
      }
    }
    if (!last) return undefined
    this.#cells.push(text.slice(begin))
    return at
  }

  /**
   * Reads the quoted cell that begins at `open`; returns the place after it, `open` itself where its quotes are part
   * of the text, or undefined where it does not end here.
   */
  #quoted(text: string, open: number, last: boolean): number | undefined {
    const { length: column } = this.#cells
    let close = text.indexOf('"', open + 1)
    while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2)
    const tooFar = (close === -1 ? text.length : close) - open > LONGEST_RECORD
    if (tooFar || (close === -1 && last)) this.#unclosed = column
    // Two characters after the quote tell whether the cell ends there.
    if (tooFar || close === -1 || (close + 2 >= text.length && !last)) return undefined
    const next = text.charCodeAt(close + 1)
    const ends =
      close + 1 === text.length ||
      next === NEWLINE ||
      next === this.delimiter.charCodeAt(0) ||
      (next === RETURN && (close + 2 === text.length || text.charCodeAt(close + 2) === NEWLINE))
    const inside = text.slice(open + 1, close)
    const breaks = inside.includes('\n') ? inside.split('\n').length - 1 : 0
    if (ends) {
      this.#lines += breaks
      this.#cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside)
      return close + 1
    }
    if (breaks === 0) return open
    this.#unclosed = column
    return undefined
  }
}
