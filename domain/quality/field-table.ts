import { z } from 'zod'
import { PASSPORT_FIELDS } from './passport.ts'
import shipped from './passport-fields.json' with { type: 'json' }

/** What stops working while a field is empty. `access` is the decree's; the rest is read from its wording and kept as data. */
export const BLOCKS = ['access', 'auto_stat_report', 'dues_statement', 'online_join', 'broadcast'] as const
export type Block = (typeof BLOCKS)[number]

const field = z.enum(PASSPORT_FIELDS)

const schema = z.object({
  comment: z.string().optional(),
  fields: z
    .array(
      z
        .object({
          field,
          appliesWhen: z.enum(['always', 'primary', 'legal_entity']),
          blocks: z
            .array(z.enum(BLOCKS))
            .min(1)
            .refine((blocks) => new Set(blocks).size === blocks.length, 'a block stands there twice'),
          /** an office may say that the field does not apply, for as long as these stay as they are */
          hangsOn: z.array(field).min(1).optional(),
        })
        .strict(),
    )
    .min(1)
    .refine(
      (rows) => new Set(rows.map((row) => row.field)).size === rows.length,
      'a field stands there twice',
    ),
})

export type FieldTable = z.infer<typeof schema>['fields']

/** The table that is shipped. */
export const fieldTable: FieldTable = schema.parse(shipped).fields

/** The shipped table, or an admin's in its place. Throws a ZodError that names the wrong place. */
export function fieldTableInForce(replacement?: unknown): FieldTable {
  return replacement === undefined ? fieldTable : schema.parse(replacement).fields
}

/** What the passport field hangs on, where an office may say that it does not apply to it. */
export function hangsOn(table: FieldTable, name: string): readonly string[] | undefined {
  return table.find((row) => row.field === name)?.hangsOn
}
