import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import headings from '../../domain/registry/data/headings.json' with { type: 'json' }
import { columnsOf, type FileKind, kindOfHeader, missingColumns } from '../../domain/registry/row-schemas.ts'
import { RegistryFileError } from './import-errors.ts'
import { type Encoding, encodingOf, sampleOf } from './registry-text.ts'

/** What is known of a file before its rows are read. Plain data: it goes to another thread. */
export interface RegistryFile {
  path: string
  bytes: number
  kind: FileKind
  encoding: Encoding
  delimiter: ',' | ';'
  /** lines end with a carriage return alone */
  returns: boolean
  /** our names of the columns, in the order of the file; null for one that is not ours */
  columns: Array<string | null>
}

/** The registry files under `paths`, folders one level deep, in the order given; `rejects*.csv` is passed over. */
export function findRegistryFiles(paths: readonly string[]): RegistryFile[] {
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
  return [...new Set(found)].map(describe)
}

/** What the import itself writes into the folder is no registry file. */
const OWN_FILES = /^(rejects|vanished).*\.csv$/i

function csvFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.csv$/i.test(name) && !OWN_FILES.test(name))
    .sort()
    .map((name) => join(folder, name))
}

function describe(path: string): RegistryFile {
  const sample = readSample(path)
  const encoding = encodingOf(sample)
  if (!encoding) {
    const utf16 = sample[0] === 0xff || sample[0] === 0xfe
    throw new RegistryFileError(
      `${path}: this is ${utf16 ? 'UTF-16' : 'not a text file'}.`,
      'Save it as CSV in UTF-8.',
      { code: utf16 ? 'utf16' : 'binary' },
    )
  }
  const text = new TextDecoder(encoding).decode(sample)
  const returns = !text.includes('\n') && text.includes('\r')
  const [line = ''] = text.split(returns ? '\r' : /\r?\n/, 1)
  const delimiter = line.split(';').length > line.split(',').length ? ';' : ','
  const names = line.split(delimiter).map((cell) => headingOf(cell.replace(/^\s*"|"\s*$/g, '')))
  const kind = checkedKind(path, line, names)
  const own = columnsOf(kind)
  const columns = names.map((name) => (own.includes(name) ? name : null))
  return { path, bytes: statSync(path).size, kind, encoding, delimiter, returns, columns }
}

function readSample(path: string): Buffer {
  try {
    return sampleOf(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RegistryFileError(`${path}: cannot be read (${reason}).`, 'Check the file and its permissions.')
  }
}

function checkedKind(path: string, line: string, names: readonly string[]): FileKind {
  const kind = kindOfHeader(names)
  if (!kind) {
    throw new RegistryFileError(
      `${path}: row 1: this header is of no registry file: "${line.trim().slice(0, 80)}".`,
      'The first row must hold the column names of one of the files of the contract.',
      { code: 'header', words: line.trim().slice(0, 80) },
    )
  }
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice) {
    throw new RegistryFileError(
      `${path}: row 1, column ${twice}: the column stands there twice.`,
      'Remove one.',
      { code: 'twice', words: twice },
    )
  }
  const missing = missingColumns(kind, names)
  if (missing.length > 0) {
    throw new RegistryFileError(
      `${path}: row 1: a file of ${kind} needs the columns ${missing.join(', ')}, which this header lacks.`,
      'Add them, or name them as the contract does.',
      { code: 'missing', words: missing.join(', ') },
    )
  }
  return kind
}

const HEADINGS = new Map(Object.entries(headings))

function headingOf(cell: string): string {
  const name = cell.trim().toLowerCase()
  return HEADINGS.get(name) ?? name
}

/** Which file of the contract this is, by its header. Throws RegistryFileError where it is none. */
export function kindOfFile(path: string): FileKind {
  return describe(path).kind
}
