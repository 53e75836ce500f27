import { once } from 'node:events'
import { createWriteStream, mkdirSync, openSync, renameSync, rmSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { type Cell, csvLine } from '../../domain/registry/csv.ts'
import { columnsOf, FILE_KINDS, type FileKind } from '../../domain/registry/row-schemas.ts'

export interface WrittenFile {
  path: string
  rows: number
}

/** Lines are handed to the disk in pieces of this many characters: one by one they would cost more than their making. */
const PIECE = 256 * 1024

interface OpenFile extends WrittenFile {
  columns: readonly string[]
  stream: WriteStream
  waiting: string[]
  length: number
  /** what went wrong while nobody was waiting for the stream */
  error?: Error
}

/** Writes the files of a registry. They appear under their names whole, when all of them are done, or not at all. */
export class RegistryWriter {
  readonly #files = new Map<FileKind, OpenFile>()

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    try {
      for (const kind of FILE_KINDS) this.#files.set(kind, openFile(join(folder, `${kind}.csv`), kind))
    } catch (error) {
      this.discard()
      throw error
    }
  }

  /** Takes a row. What it returns has to be waited for: the disk is behind. */
  write(kind: FileKind, cells: Readonly<Record<string, Cell>>): Promise<void> | undefined {
    const file = this.#files.get(kind)
    if (!file) return undefined
    file.rows++
    add(file, csvLine(file.columns.map((column) => cells[column])))
    return file.length >= PIECE ? flush(file) : undefined
  }

  async finish(): Promise<WrittenFile[]> {
    for (const file of this.#files.values()) {
      await flush(file)
      file.stream.end()
      await once(file.stream, 'finish')
    }
    for (const { path } of this.#files.values()) renameSync(unfinished(path), path)
    return [...this.#files.values()].map(({ path, rows }) => ({ path, rows }))
  }

  /** Leaves nothing behind. */
  discard(): void {
    for (const { stream, path } of this.#files.values()) {
      stream.destroy()
      rmSync(unfinished(path), { force: true })
    }
  }
}

function openFile(path: string, kind: FileKind): OpenFile {
  const columns = columnsOf(kind)
  // Opened at once: a file that came into being later could not be taken away by whoever gives up now.
  const stream = createWriteStream(unfinished(path), { fd: openSync(unfinished(path), 'w') })
  const file: OpenFile = { path, rows: 0, columns, stream, waiting: [], length: 0 }
  stream.on('error', (error) => {
    file.error = error
  })
  add(file, csvLine(columns))
  return file
}

/** An import takes no file of this name for a registry's. */
function unfinished(path: string): string {
  return `${path}.unfinished`
}

function add(file: OpenFile, line: string): void {
  file.waiting.push(line)
  file.length += line.length
}

async function flush(file: OpenFile): Promise<void> {
  if (file.error) throw file.error
  const room = file.stream.write(file.waiting.join(''))
  file.waiting = []
  file.length = 0
  if (!room) await once(file.stream, 'drain')
}
