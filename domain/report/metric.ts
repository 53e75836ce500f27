import { percentHalfUp, printNumber } from '../coverage/percent.ts'
import type { Comparison } from './comparison.ts'

export type MetricSource = 'rows' | 'snapshot' | 'stat'
export type Unit = '%' | 'people' | 'orgs' | 'x' | 'RUB' | 'per 1000'

/** One figure of the report. `value` is exact, `printed` as the decree would print it. */
export interface Metric {
  id: string
  value: number
  printed: string
  unit: Unit
  formula: string
  source: MetricSource
  /** the same figure elsewhere, as it is printed there */
  comparedWith?: Comparison
}

/** A number that may not be known; a metric that needs an unknown one is left out. */
export type Known = number | null | undefined

/** Collects metrics in the order they are added. */
export class MetricList {
  readonly metrics: Metric[] = []

  /** A whole number, or a sum of money. */
  count(
    id: string,
    value: Known,
    formula: string,
    source: MetricSource,
    unit: Unit = 'people',
    digits = 0,
  ): void {
    if (value === null || value === undefined) return
    this.metrics.push({ id, value, printed: printNumber(value, digits), unit, formula, source })
  }

  /** A share of two whole numbers in per cent. */
  share(id: string, part: Known, whole: Known, digits: number, source: MetricSource): void {
    if (!isKnown(part) || !isKnown(whole) || whole <= 0) return
    const rounded = percentHalfUp(part, whole, digits)
    if (rounded === undefined) return
    this.metrics.push({
      id,
      value: (100 * part) / whole,
      printed: printNumber(rounded, digits),
      unit: '%',
      formula: `${part}/${whole}`,
      source,
    })
  }

  /** How many times one number is the other, or so much for each of it. */
  ratio(
    id: string,
    part: Known,
    whole: Known,
    digits: number,
    unit: Unit,
    source: MetricSource,
    times = 1,
  ): void {
    if (!isKnown(part) || !isKnown(whole) || whole <= 0) return
    const value = (part * times) / whole
    const formula = times === 1 ? `${part}/${whole}` : `${part}/${whole}*${times}`
    this.metrics.push({ id, value, printed: printNumber(value, digits), unit, formula, source })
  }
}

export function isKnown(value: Known): value is number {
  return value !== null && value !== undefined
}

/** The difference or sum of known numbers; null where one is not known. */
export function minus(one: Known, other: Known): number | null {
  return isKnown(one) && isKnown(other) ? one - other : null
}

export function plus(...values: Known[]): number | null {
  return values.every(isKnown) ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : null
}
