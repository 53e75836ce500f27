import { z } from 'zod'
import { BLOCKS, type FieldTable } from '../quality/field-table.ts'
import { PASSPORT_FIELDS, type PassportField } from '../quality/passport.ts'
import shipped from './data/forms.json' with { type: 'json' }

const formSchema = z.strictObject({
  form: z.string().min(1).max(20),
  levels: z.array(z.enum(['union', 'regional', 'okrug', 'territorial', 'primary'])).min(1),
  choice: z.string().regex(/^[a-z_]+$/),
  expected: z.enum(['level', 'filed_before']),
  dates: z.array(z.string().regex(/^\d\d-\d\d$/)),
  requires: z
    .strictObject({
      passport: z.enum(BLOCKS).nullable(),
      fields: z.array(z.enum(PASSPORT_FIELDS)),
      memberStatus: z.boolean(),
    })
    .nullable(),
  from: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
})

/** A report that organisations file, as far as it is known. */
export type Form = z.infer<typeof formSchema>

const listSchema = z
  .array(formSchema)
  .min(1)
  .refine(
    (forms) => new Set(forms.map(({ form }) => form)).size === forms.length,
    'a form stands there twice',
  )

const SHIPPED: readonly Form[] = readForms(shipped)

/** The forms that are shipped, or those of an admin in their place. Throws a ZodError that names the wrong place. */
export function formsInForce(replacement?: unknown): readonly Form[] {
  return replacement === undefined ? SHIPPED : readForms(replacement)
}

function readForms(json: unknown): Form[] {
  return z.object({ forms: listSchema }).parse(json).forms
}

/** The latest day up to `asOf` for which the form is due; `asOf` itself where no days are known. */
export function dueDate({ dates }: Form, asOf: string): string {
  const year = Number(asOf.slice(0, 4))
  const days = [year - 1, year].flatMap((each) => dates.map((day) => `${each}-${day}`))
  return (
    days
      .filter((day) => day <= asOf)
      .sort()
      .at(-1) ?? asOf
  )
}

/** The passport fields that the automatic report needs, with whom each is asked of. */
export function requiredFields(
  form: Form,
  table: FieldTable,
): Array<{ field: PassportField; appliesWhen: string }> {
  const { requires } = form
  if (!requires) return []
  const listed = table.filter(
    ({ field, blocks }) =>
      requires.fields.includes(field) || (requires.passport !== null && blocks.includes(requires.passport)),
  )
  return listed.map(({ field, appliesWhen }) => ({ field, appliesWhen }))
}
