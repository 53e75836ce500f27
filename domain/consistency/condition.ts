import { z } from 'zod'

/** What is known of an organisation, its current chair, its reports, and the organisations below it. */
export const ORGANISATION_FACTS = [
  'chair',
  'term_from',
  'term_to',
  'email',
  'email_consent',
  'registered_on',
  'absent_since',
  'members_on_record',
  'children',
  'last_report_on',
  'last_report_in_registry',
  'report_on',
  'primaries',
  'reported_primaries',
  'territorials',
  'reported_territorials',
  'created',
  'reported_created',
  'legal_entities',
  'reported_legal_entities',
  'with_rights',
  'reported_with_rights',
] as const

/** What is known of a member. */
export const MEMBER_FACTS = ['status', 'ticket_status', 'ticket_status_on', 'app_installed'] as const

export type OrganisationFact = (typeof ORGANISATION_FACTS)[number]
export type MemberFact = (typeof MEMBER_FACTS)[number]
export type Fact = OrganisationFact | MemberFact

const factSchema = z.enum([...ORGANISATION_FACTS, ...MEMBER_FACTS])
/** A number of the data, or the name of one of the rule's parameters. */
const amountSchema = z.union([z.number().int().min(0), z.string().regex(/^[a-z_]+$/)])

const operandSchema = z.union([
  z.number(),
  z.string().regex(/^[a-z_]+$/),
  z.strictObject({ fact: factSchema }),
  z.strictObject({ daysAgo: amountSchema }),
  /** the first of the last so many days on which reports are due: 1 January, April, July, October */
  z.strictObject({ quartersAgo: amountSchema }),
])

const checkSchema = z.union([
  z.strictObject({ fact: factSchema, is: z.enum(['empty', 'filled', 'yes', 'not_yes']) }),
  z.strictObject({
    fact: factSchema,
    is: z.enum(['before', 'not_before', 'equal']),
    than: operandSchema,
  }),
  z.strictObject({
    fact: factSchema,
    is: z.literal('differs'),
    than: operandSchema,
    /** per cent of the other number that are let pass */
    tolerancePct: amountSchema.default(0),
  }),
])

export type Amount = z.infer<typeof amountSchema>
export type Operand = z.infer<typeof operandSchema>
export type Check = z.infer<typeof checkSchema>
/** What must hold for a row to break a rule. What is not known breaks nothing, except where a rule asks for `empty`. */
export type Condition = Check | { all: Condition[] } | { any: Condition[] }

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    checkSchema,
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
  ]),
)

/** Every check of a condition, in its order. */
export function checksOf(condition: Condition): Check[] {
  if ('all' in condition) return condition.all.flatMap(checksOf)
  if ('any' in condition) return condition.any.flatMap(checksOf)
  return [condition]
}

/** Every fact that a condition looks at, each once. */
export function factsOf(condition: Condition): Fact[] {
  const named = checksOf(condition).flatMap((check) =>
    'than' in check && typeof check.than === 'object' && 'fact' in check.than
      ? [check.fact, check.than.fact]
      : [check.fact],
  )
  return [...new Set(named)]
}

/** The first day of the last `quarters` days on which reports are due, up to the day `today`. */
export function quartersAgo(today: string, quarters: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const at = year * 4 + Math.floor((month - 1) / 3) - (quarters - 1)
  return `${String(Math.floor(at / 4)).padStart(4, '0')}-${String((at % 4) * 3 + 1).padStart(2, '0')}-01`
}
