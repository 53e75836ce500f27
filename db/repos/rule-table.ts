import { type Locale, type MessageKey, translate } from '../../core/i18n.ts'
import type { Sheet } from '../../core/workbook.ts'
import { ruleText, wrongText } from '../../domain/consistency/rule-text.ts'
import type { Rule } from '../../domain/consistency/rules.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import type { PrismaClient, Tx } from '../client.ts'
import type { RuleRoot } from './rule-counts.ts'
import { type BrokenRow, brokenRows } from './rule-rows.ts'

/** The heads of the list of a rule, in a language. */
export function tableHeads(rule: Rule, locale: Locale): string[] {
  const keys: MessageKey[] = ['column.org', 'column.orgId', 'column.level', 'column.parent']
  if (rule.subject === 'member') keys.push('column.member')
  return [...keys, 'column.wrong' as const, 'column.how' as const].map((key) => translate(locale, { key }))
}

/** One row of the list, as its heads say. */
export function tableRow(rule: Rule, row: BrokenRow, locale: Locale): string[] {
  const { org, parentName, memberAisId } = row
  return [
    orgLabel(org),
    org.aisId,
    translate(locale, { key: `level.${org.level}` as MessageKey }),
    parentName ?? '',
    ...(rule.subject === 'member' ? [memberAisId ?? ''] : []),
    translate(locale, wrongText(rule, row.shows)),
    translate(locale, ruleText(rule.code, 'how')),
  ]
}

/** What breaks a rule as the sheets of a workbook: the list, and what the rule is. `cut`: there is more than `most` rows. */
export async function ruleSheets(
  read: PrismaClient | Tx,
  root: RuleRoot,
  rule: Rule,
  { asOf, locale, most }: { asOf: string; locale: Locale; most: number },
): Promise<{ sheets: Sheet[]; count: number; cut: boolean }> {
  const rows: string[][] = []
  let cut = false
  for await (const row of brokenRows(read, root, rule, asOf)) {
    if (rows.length === most) {
      cut = true
      break
    }
    rows.push(tableRow(rule, row, locale))
  }
  const say = (key: MessageKey) => translate(locale, { key })
  const about = (['title', 'why', 'how'] as const).map((part) => [
    translate(locale, ruleText(rule.code, part)),
  ])
  const sheets: Sheet[] = [
    {
      name: say('sheet.rule'),
      columns: tableHeads(rule, locale).map((title) => ({ title, format: 'text' as const })),
      rows,
    },
    { name: say('sheet.rule.how'), columns: [{ title: rule.code }], rows: about },
  ]
  return { sheets, count: rows.length, cut }
}
