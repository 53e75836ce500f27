import { z } from 'zod'
import { PASSPORT_FIELDS } from './passport.ts'
import table from './passport-fields.json' with { type: 'json' }

/** What stops working while a field is empty. `access` is the decree's; the rest is read from its wording and kept as data. */
export const BLOCKS = ['access', 'auto_stat_report', 'dues_statement', 'online_join', 'broadcast'] as const
export type Block = (typeof BLOCKS)[number]

const schema = z.object({
  fields: z.array(
    z.object({
      field: z.enum(PASSPORT_FIELDS),
      appliesWhen: z.enum(['always', 'primary', 'legal_entity']),
      blocks: z.array(z.enum(BLOCKS)).min(1),
    }),
  ),
})

export type FieldTable = z.infer<typeof schema>['fields']

/** Reads a table of fields; throws a ZodError that names the wrong place. */
function readFieldTable(json: unknown): FieldTable {
  return schema.parse(json).fields
}

export const fieldTable: FieldTable = readFieldTable(table)
