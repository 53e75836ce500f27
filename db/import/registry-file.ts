import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import headings from '../../domain/registry/data/headings.json' with { type: 'json' }
import { columnsOf, type FileKind, kindOfHeader } from '../../domain/registry/row-schemas.ts'

/** A file that cannot be read at all, as opposed to a row in it. The message names file, row and column where known. */
export class RegistryFileError extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message)
    this.name = 'RegistryFileError'
  }
}

export interface RegistryFile {
  path: string
  kind: FileKind
  encoding: string
  delimiter: ',' | ';'
  /** our names of the columns, in the order of the file; null for one that is not ours */
  columns: Array<string | null>
}

/** A row as it stands in the file. `number` counts from 1, the header row included. */
export interface RawRow {
  number: number
  cells: Record<string, string>
  /** the row has more or fewer cells than the header */
  ragged: boolean
}

/** The registry files under `paths`, folders one level deep, in the order given; `rejects*.csv` is passed over. */
export async function findRegistryFiles(paths: readonly string[]): Promise<RegistryFile[]> {
  const found: string[] = []
  for (const path of paths) {
    if (!existsSync(path)) {
      throw new RegistryFileError(`${path}: there is no such file or folder.`, 'Check the path.')
    }
    if (!statSync(path).isDirectory()) found.push(path)
    else found.push(...csvFilesIn(path))
  }
  if (found.length === 0) {
    throw new RegistryFileError(
      `${paths.join(', ')}: no CSV file there.`,
      'Name a folder with registry files.',
    )
  }
  const files: RegistryFile[] = []
  for (const path of [...new Set(found)]) files.push(await describe(path))
  return files
}

function csvFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.csv$/i.test(name) && !/^rejects.*\.csv$/i.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** Enough for the longest header row. */
const HEADER_BYTES = 64 * 1024

async function describe(path: string): Promise<RegistryFile> {
  const encoding = await encodingOf(path)
  const handle = await open(path)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
  await handle.close()
  const [line = ''] = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead)).split(/\r?\n|\r/)
  const delimiter = line.split(';').length > line.split(',').length ? ';' : ','
  const names = line.split(delimiter).map((cell) => headingOf(cell.replace(/^\s*"|"\s*$/g, '')))
  const kind = kindOfHeader(names)
  if (!kind) {
    const shown = line.trim().slice(0, 80)
    throw new RegistryFileError(
      `${path}: row 1: this header is of no registry file: "${shown}".`,
      'The first row must hold the column names of one of the files of the contract.',
    )
  }
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice) {
    throw new RegistryFileError(
      `${path}: row 1, column ${twice}: the column stands there twice.`,
      'Remove one.',
    )
  }
  const own = columnsOf(kind)
  return { path, kind, encoding, delimiter, columns: names.map((name) => (own.includes(name) ? name : null)) }
}

const HEADINGS = new Map(Object.entries(headings))

function headingOf(cell: string): string {
  const name = cell.trim().toLowerCase()
  return HEADINGS.get(name) ?? name
}

/** UTF-8 where every byte of the file is valid UTF-8, else CP1251. */
async function encodingOf(path: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) {
      const bytes: Buffer = chunk
      if (bytes.includes(0)) {
        throw new RegistryFileError(`${path}: this is not a text file.`, 'Save it as CSV in UTF-8.')
      }
      decoder.decode(bytes, { stream: true })
    }
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1251'
    if (error instanceof RegistryFileError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new RegistryFileError(`${path}: cannot be read (${reason}).`, 'Check the file and its permissions.')
  }
}

/** A record longer than this is a quote that was never closed. */
const LONGEST_RECORD = 256 * 1024

/** The rows of a file, one after another, without holding the file in memory. */
export async function* readRows(file: RegistryFile): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter: file.delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
    from: 2,
  })
  // An error of the source or of the parser reaches the loop below through the parser.
  pipeline(decoded(file), parser, () => undefined)
  let number = 1
  try {
    for await (const record of parser) {
      number++
      yield rowOf(file, record, number)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const column = file.columns[Number(error['column'])] ?? ''
    throw new RegistryFileError(
      `${file.path}: row ${number + 1}${column ? `, column ${column}` : ''}: a quote is opened and never closed.`,
      'Correct this row and import again: rows that were taken stay as they are.',
    )
  }
}

async function* decoded(file: RegistryFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding)
  for await (const chunk of createReadStream(file.path)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function rowOf(file: RegistryFile, record: string[], number: number): RawRow {
  const cells: Record<string, string> = {}
  for (const [at, column] of file.columns.entries()) {
    if (column !== null) cells[column] = record[at] ?? ''
  }
  return { number, cells, ragged: record.length !== file.columns.length }
}
