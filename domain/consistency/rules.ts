import { z } from 'zod'
import {
  type Amount,
  checksOf,
  conditionSchema,
  type Fact,
  factsOf,
  MEMBER_FACTS,
  ORGANISATION_FACTS,
} from './condition.ts'
import shipped from './data/rules.json' with { type: 'json' }

/** Worst first: what shuts somebody out, what makes figures wrong, what is merely untidy. */
const SEVERITIES = ['blocking', 'serious', 'minor'] as const
const LEVELS = ['union', 'regional', 'okrug', 'territorial', 'primary'] as const

/** The codes of the rules that are shipped: each has texts under `rule.CODE.…`. */
export const RULE_CODES = [
  'chair_empty',
  'term_missing',
  'term_over',
  'absent_from_export',
  'idle_not_removed',
  'primary_without_members',
  'member_without_status',
  'legal_entities_differ',
  'territorial_rights_differ',
  'primaries_differ',
  'created_differ',
  'territorials_differ',
  'ticket_not_issued',
  'refused_without_app',
  'email_missing',
  'mailing_consent_missing',
] as const
export type RuleCode = (typeof RULE_CODES)[number]

const paramsSchema = z.record(z.string().regex(/^[a-z_]+$/), z.number().int().min(0).max(100_000))

const ruleSchema = z
  .strictObject({
    code: z.enum(RULE_CODES),
    severity: z.enum(SEVERITIES),
    subject: z.enum(['organisation', 'member']),
    levels: z.array(z.enum(LEVELS)).min(1),
    summarised: z.boolean().default(false),
    params: paramsSchema.default({}),
    when: conditionSchema,
    shows: z.array(z.enum([...ORGANISATION_FACTS, ...MEMBER_FACTS])).default([]),
  })
  .superRefine((rule, context) => {
    const known: readonly Fact[] = rule.subject === 'member' ? MEMBER_FACTS : ORGANISATION_FACTS
    for (const fact of [...factsOf(rule.when), ...rule.shows])
      if (!known.includes(fact)) context.addIssue(`${rule.code}: ${fact} is no fact of a ${rule.subject}`)
    for (const name of paramsNamed(rule.when))
      if (!(name in rule.params)) context.addIssue(`${rule.code}: the parameter ${name} has no value`)
  })

export type Rule = z.infer<typeof ruleSchema>

/** What an admin may say otherwise, by the code of a rule. */
const replacementSchema = z.partialRecord(
  z.enum(RULE_CODES),
  z.strictObject({
    off: z.boolean().optional(),
    severity: z.enum(SEVERITIES).optional(),
    levels: z.array(z.enum(LEVELS)).min(1).optional(),
    params: paramsSchema.optional(),
  }),
)

const RULES: readonly Rule[] = z
  .strictObject({ comment: z.string(), rules: z.array(ruleSchema) })
  .parse(shipped).rules

/** The rules in force, worst first; `replacement` is what the setting says. Throws a ZodError that names the wrong place. */
export function rulesInForce(replacement: unknown = {}): Rule[] {
  const changes = replacementSchema.parse(replacement)
  const rules = RULES.flatMap((rule) => {
    const change = changes[rule.code]
    if (change?.off) return []
    return [
      ruleSchema.parse({
        ...rule,
        severity: change?.severity ?? rule.severity,
        levels: change?.levels ?? rule.levels,
        params: { ...rule.params, ...change?.params },
      }),
    ]
  })
  return rules.sort((one, other) => weight(one) - weight(other))
}

/** How many rows break a rule below an organisation. Of a rule about members: how many people, in how many organisations. */
export interface Broken {
  rule: Rule
  count: number
  organisations: number
}

/** The most severe first, then the most frequent. */
export function worstBroken(one: Broken, other: Broken): number {
  return weight(one.rule) - weight(other.rule) || other.count - one.count
}

/** The number that a rule means by an amount. */
export function amountOf(rule: Rule, amount: Amount): number {
  return typeof amount === 'number' ? amount : (rule.params[amount] ?? 0)
}

function weight({ severity }: Rule): number {
  return SEVERITIES.indexOf(severity)
}

function paramsNamed(when: Rule['when']): string[] {
  const amounts = checksOf(when).flatMap((check) => {
    const tolerance = 'tolerancePct' in check ? [check.tolerancePct] : []
    if (!('than' in check) || typeof check.than !== 'object') return tolerance
    if ('daysAgo' in check.than) return [...tolerance, check.than.daysAgo]
    return 'quartersAgo' in check.than ? [...tolerance, check.than.quartersAgo] : tolerance
  })
  return amounts.filter((amount) => typeof amount === 'string')
}
