import type { Database, Statement } from 'better-sqlite3'
import type { RejectCode } from '../../domain/registry/parse-row.ts'
import { RecordSplitter } from '../../domain/registry/record-splitter.ts'
import { RowChecker } from '../../domain/registry/row-checker.ts'
import { columnsOf, type FileKind } from '../../domain/registry/row-schemas.ts'
import type { Erasures } from './erasures.ts'
import { FileReading } from './file-reading.ts'
import type { KindSpec } from './kind-spec.ts'
import { KINDS } from './kinds/kinds.ts'
import { KnownMarks, type KnownRow, knownBy } from './known-marks.ts'
import type { RegistryFile } from './registry-file.ts'
import { readText } from './registry-text.ts'
import type { StagingEvent } from './staging.ts'

export interface StagingTools {
  registry: Database
  staging: Database
  erasures: Erasures
  today: string
  say: (event: StagingEvent) => void
}

/** Staged rows of one transaction: the writing thread begins with them while the next ones are read. */
const STAGED_AT_ONCE = 5000

/** Puts the rows of one kind, from all files, into the staging database: those that are new, changed or wrong. */
export class KindStager {
  readonly #spec: KindSpec
  readonly #marks: KnownMarks
  readonly #insert: Statement
  readonly #known: Statement
  readonly #reject: Statement
  readonly #cover: Statement
  #at = 0
  #committed = 0
  #covered = ''
  readonly #period = { first: '', last: '' }

  constructor(
    kind: FileKind,
    private readonly tools: StagingTools,
  ) {
    const { registry, staging } = tools
    this.#spec = KINDS[kind]
    this.#marks = KnownMarks.read(registry, this.#spec.table)
    const places = Array.from({ length: columnsOf(kind).length + 5 }, () => '?')
    this.#insert = staging.prepare(`INSERT OR IGNORE INTO "staged_${kind}" VALUES (${places.join(', ')})`)
    this.#known = registry.prepare(knownBy(this.#spec))
    this.#reject = staging.prepare('INSERT INTO "reject" VALUES (?, ?, ?, ?)')
    this.#cover = staging.prepare('INSERT OR IGNORE INTO "covered" VALUES (?, ?)')
  }

  stageFile(file: RegistryFile, number: number): void {
    const { staging, say, today } = this.tools
    const reading = new FileReading(this.#spec, number, new RowChecker(file.kind, file.columns, today))
    const splitter = new RecordSplitter(file.delimiter, file.columns.length, {
      take: (cells, row) => row > 1 && this.#take(reading, cells, row),
      refuse: (fault, row, column) => {
        reading.read++
        this.#refuse(number, row, file.columns[column] ?? '', fault)
      },
    })
    staging.exec('BEGIN')
    for (const { text, bytes, last } of readText(file.path, file.encoding, file.returns)) {
      reading.broken = text.includes('\ufffd') || text.includes('\0')
      splitter.push(text, last)
      if (this.#at - this.#committed >= STAGED_AT_ONCE || last) this.#commit(number)
      say({ step: 'read', file: number, read: reading.read, unchanged: reading.unchanged, bytes })
    }
    staging.exec('COMMIT')
  }

  #commit(file: number): void {
    this.tools.staging.exec('COMMIT; BEGIN')
    const [from, to] = [this.#committed + 1, this.#at]
    if (to >= from) this.tools.say({ step: 'rows', kind: this.#spec.kind, file, from, to })
    this.#committed = to
  }

  #take(reading: FileReading, cells: readonly string[], row: number): void {
    const { checker } = reading
    checker.read(cells)
    reading.read++
    this.#notePart(reading)
    const state = this.#marks.take(checker.hash)
    if (state === 'unchanged') reading.unchanged++
    else if (state === 'repeated') this.#refuseKey(reading, row)
    else this.#stage(reading, row)
  }

  /** A new or changed row. */
  #stage(reading: FileReading, row: number): void {
    const { checker, file } = reading
    const broken = reading.brokenColumn()
    if (broken !== undefined || !checker.check()) {
      this.#marks.meet(this.#find(reading.key())?.importHash ?? '')
      if (broken !== undefined) this.#refuse(file, row, broken, 'wrong_encoding')
      else for (const { column, code } of checker.reasons()) this.#refuse(file, row, column, code)
      return
    }
    const { erasures } = this.tools
    if (erasures.passesOver(this.#spec.kind, checker)) {
      reading.unchanged++
      return
    }
    const erased = this.#spec.kind === 'members' && erasures.redact(checker)
    const known = this.#find(reading.key())
    const mark = checker.hash.toString()
    const replaces = known?.importHash ? this.#marks.replace(known.importHash) : true
    if (!replaces) this.#refuseKey(reading, row)
    else if (erased && known?.importHash === mark) reading.unchanged++
    else this.#insertRow(reading, row, mark, known?.id ?? null)
  }

  #insertRow(reading: FileReading, row: number, mark: string, known: number | null): void {
    const { checker, file } = reading
    const { changes } = this.#insert.run(this.#at + 1, file, row, mark, known, ...checker.values)
    if (changes > 0) this.#at++
    else if (this.#isStaged(reading)) this.#refuseKey(reading, row)
    else if (this.#spec.unique) this.#refuse(file, row, this.#spec.unique.column, this.#spec.unique.code)
  }

  #isStaged(reading: FileReading): boolean {
    const { kind, key } = this.#spec
    const same = key.map((column) => `"${column}" = ?`).join(' AND ')
    return (
      this.tools.staging.prepare(`SELECT 1 FROM "staged_${kind}" WHERE ${same}`).get(...reading.key()) !==
      undefined
    )
  }

  #refuseKey({ file }: FileReading, row: number): void {
    const [column = ''] = this.#spec.key
    this.#refuse(file, row, column, column === 'ais_id' ? 'duplicate_ais_id' : 'duplicate_key')
  }

  #refuse(file: number, row: number, column: string, code: RejectCode): void {
    this.#reject.run(file, row, column, code)
  }

  #find(key: readonly string[]): KnownRow | undefined {
    return this.#marks.tableIsEmpty ? undefined : (this.#known.get(...key) as KnownRow | undefined)
  }

  /** Remembers which organisations and days the files speak of. */
  #notePart({ checker, orgAt, dayAt }: FileReading): void {
    const org = checker.text(orgAt)
    if (orgAt !== -1 && org !== this.#covered) {
      this.#cover.run(this.#spec.kind, org)
      this.#covered = org
    }
    const day = checker.text(dayAt)
    if (day === '') return
    if (this.#period.first === '' || day < this.#period.first) this.#period.first = day
    if (day > this.#period.last) this.#period.last = day
  }

  /** After the last file of the kind: lists the rows of earlier imports that no file has. */
  finish(): void {
    const { registry, staging } = this.tools
    const { kind, table, belongs } = this.#spec
    const { first, last } = this.#period
    staging.prepare('INSERT INTO "period" VALUES (?, ?, ?)').run(kind, first, last)
    if (this.#marks.unseen === 0) return
    const rows = registry.prepare(
      `SELECT t."importHash", ${belongs.name}, ${belongs.org?.sql ?? 'NULL'}, ${belongs.day?.sql ?? 'NULL'}
       FROM "${table}" t WHERE t."importHash" IS NOT NULL`,
    )
    const insert = staging.prepare('INSERT INTO "unseen" VALUES (?, ?, ?, ?)')
    staging.exec('BEGIN')
    for (const [mark, ...where] of rows.raw().iterate() as IterableIterator<[string, ...unknown[]]>) {
      if (this.#marks.isUnseen(mark)) insert.run(kind, ...where)
    }
    staging.exec('COMMIT')
  }
}
