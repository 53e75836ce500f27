import type { MessageKey } from '../../core/i18n.ts'
import type { Text, TextVars } from '../../core/screen.ts'
import { writtenDate } from '../calendar-date.ts'
import type { Fact } from './condition.ts'
import type { Broken, Rule, RuleCode } from './rules.ts'

/** One of the texts of a rule. */
export function ruleText(code: RuleCode, part: 'title' | 'why' | 'how'): { key: MessageKey } {
  return { key: `rule.${code}.${part}` }
}

/** What is wrong in one row, with the facts that the rule shows. */
export function wrongText(rule: Rule, shows: Partial<Record<Fact, string | number | null>>): Text {
  const vars: TextVars = {}
  for (const fact of rule.shows) vars[fact] = written(shows[fact])
  return { key: `rule.${rule.code}.wrong`, vars }
}

/** How much breaks a rule, in words. */
export function scopeText({ rule, count, organisations }: Broken): { key: MessageKey; vars: TextVars } {
  if (rule.subject === 'organisation') return { key: 'rule.places', vars: { count } }
  return { key: 'rule.peopleIn', vars: { count, places: organisations } }
}

function written(value: string | number | null | undefined): string | number | { key: MessageKey } {
  if (value === null || value === undefined || value === '') return { key: 'rule.unknown' }
  if (typeof value === 'number') return value
  return /^\d{4}-\d\d-\d\d$/.test(value) ? writtenDate(value) : value
}
