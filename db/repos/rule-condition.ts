import { daysLater } from '../../core/time-zone.ts'
import {
  type Amount,
  type Check,
  type Condition,
  type Fact,
  type Operand,
  quartersAgo,
} from '../../domain/consistency/condition.ts'
import { amountOf, type Rule } from '../../domain/consistency/rules.ts'

/** Where each fact stands in the query that the condition becomes a part of. */
export type Columns = (fact: Fact) => string

/** The condition of a rule as SQL: true where a row breaks it; false or null where it does not or nobody can tell. */
export function conditionSql(rule: Rule, asOf: string, columns: Columns): string {
  const day = calendarDay(asOf)
  const whole = (condition: Condition): string => {
    if ('all' in condition) return `(${condition.all.map(whole).join(' AND ')})`
    if ('any' in condition) return `(${condition.any.map(whole).join(' OR ')})`
    return checkSql(condition, { columns, day, amount: (amount) => amountOf(rule, amount) })
  }
  return whole(rule.when)
}

interface Meaning {
  columns: Columns
  day: string
  amount: (amount: Amount) => number
}

function checkSql(check: Check, meaning: Meaning): string {
  const column = meaning.columns(check.fact)
  switch (check.is) {
    case 'empty':
      return `(${column} IS NULL OR CAST(${column} AS TEXT) = '')`
    case 'filled':
      return `(CAST(${column} AS TEXT) <> '')`
    case 'yes':
      return `(${column} IS TRUE)`
    case 'not_yes':
      return `(${column} IS NOT TRUE)`
    case 'before':
      return `(${column} < ${operandSql(check.than, meaning)})`
    case 'not_before':
      return `(${column} >= ${operandSql(check.than, meaning)})`
    case 'equal':
      return `(${column} = ${operandSql(check.than, meaning)})`
    case 'differs': {
      const other = operandSql(check.than, meaning)
      return `(abs(${column} - ${other}) * 100 > ${meaning.amount(check.tolerancePct)} * ${other}
        AND ${column} <> ${other})`
    }
  }
}

function operandSql(operand: Operand, { columns, day, amount }: Meaning): string {
  if (typeof operand === 'number') return String(operand)
  if (typeof operand === 'string') return `'${operand}'`
  if ('fact' in operand) return columns(operand.fact)
  if ('daysAgo' in operand) return `'${daysLater(day, -amount(operand.daysAgo))}'`
  return `'${quartersAgo(day, amount(operand.quartersAgo))}'`
}

/** A day that may stand in a statement. */
export function calendarDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new RangeError(`${text} is no calendar date`)
  return text
}
