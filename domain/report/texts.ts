import type { Locale } from '../../core/i18n.ts'
import type { Text, TextVars } from '../../core/screen.ts'
import { writtenDate } from '../calendar-date.ts'
import { printNumber } from '../coverage/percent.ts'
import type { Known, Metric } from './metric.ts'
import type { RegionRow } from './tables.ts'

/** A piece of the report: a heading, sentences that stand together, or the place of a table. */
export type Block = { heading: Text } | { sentences: Text[] } | { table: string }

type Value = Known | string | undefined

/** Writes sentences: one that needs a figure nobody knows is left out. */
export class Writer {
  readonly blocks: Block[] = []
  readonly #metrics: ReadonlyMap<string, Metric>
  #heading: Text | undefined
  #sentences: Text[] = []

  constructor(
    metrics: readonly Metric[],
    readonly locale: Locale,
  ) {
    this.#metrics = new Map(metrics.map((metric) => [metric.id, metric]))
  }

  /** A heading is written with the first thing that stands under it. */
  heading(key: Text['key']): void {
    this.paragraph()
    this.#heading = { key }
  }

  /** Adds the sentence and says whether all its figures were known. */
  say(key: Text['key'], values: Record<string, Value> = {}): boolean {
    const vars: TextVars = {}
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === undefined) return false
      vars[name] = value
    }
    this.#sentences.push({ key, vars })
    return true
  }

  /** Ends the paragraph. */
  paragraph(): void {
    if (this.#sentences.length === 0) return
    this.#open()
    this.blocks.push({ sentences: this.#sentences })
    this.#sentences = []
  }

  table(name: string, rows: readonly unknown[]): void {
    this.paragraph()
    if (rows.length === 0) return
    this.#open()
    this.blocks.push({ table: name })
  }

  #open(): void {
    if (this.#heading) this.blocks.push({ heading: this.#heading })
    this.#heading = undefined
  }

  /** A metric as it is printed. */
  printed(id: string): string | null {
    const metric = this.#metrics.get(id)
    return metric ? inLocale(metric.printed, this.locale) : null
  }

  number(value: Known, digits: number): string | null {
    return value === null || value === undefined ? null : inLocale(printNumber(value, digits), this.locale)
  }

  /** Regions by name, each with its share where one is given. */
  regions(rows: readonly RegionRow[], share?: (row: RegionRow) => number | null): string {
    return rows
      .map((row) => {
        const pct = share ? this.number(share(row), 2) : null
        return pct === null ? regionName(row) : `${regionName(row)} (${pct}\u00a0%)`
      })
      .join(', ')
  }
}

export function regionName({ name, kind }: { name: string; kind: string | null }): string {
  return kind ? `${name} ${kind}` : name
}

/** A printed number with the marks of the language. */
export function inLocale(printed: string, locale: Locale): string {
  if (locale === 'ru') return printed
  return printed.replace(/[\u00a0,]/g, (mark) => (mark === ',' ? '.' : ','))
}

/** A day as people write it: 21.11.2022 in either language, as the union's papers do. */
export function printDay(day: string | null | undefined): string | null {
  return day ? writtenDate(day) : null
}
