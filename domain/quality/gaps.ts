import { BLOCKS, type Block, type FieldTable } from './field-table.ts'
import { FIELD_PROPERTY, type Passport, type PassportField } from './passport.ts'

/** A field of a passport that is not filled, a term that has ended, or an address from which mail comes back. */
export interface PassportGap {
  field: PassportField
  blocks: Block[]
  reason: 'empty' | 'ended' | 'returned'
}

/** The rows of the table that are asked of this passport: a school without a seal has no ИНН to give. */
function fieldsFor(passport: Passport, table: FieldTable): FieldTable {
  return table.filter(({ appliesWhen }) => {
    if (appliesWhen === 'primary') return passport.level === 'primary'
    return appliesWhen === 'always' || passport.isLegalEntity === true
  })
}

/** What is missing in the passport on the day `today` (YYYY-MM-DD), most blocking first. A removed organisation misses nothing. */
export function gapsOf(passport: Passport, today: string, table: FieldTable): PassportGap[] {
  if (passport.removedOn !== null && passport.removedOn <= today) return []
  const gaps: PassportGap[] = []
  for (const { field, blocks } of fieldsFor(passport, table)) {
    const value = passport[FIELD_PROPERTY[field]]
    if (value === null || value === '') gaps.push({ field, blocks, reason: 'empty' })
    else if (field === 'term_to' && String(value) < today) gaps.push({ field, blocks, reason: 'ended' })
    else if (field === 'chair_email' && passport.chairEmailReturned)
      gaps.push({ field, blocks, reason: 'returned' })
  }
  return gaps.sort((one, other) => weight(other) - weight(one))
}

/** Share of the fields asked of this passport that are filled and in force, 0 … 1. */
export function completeness(passport: Passport, today: string, table: FieldTable): number {
  const asked = fieldsFor(passport, table).length
  // An address from which mail comes back is filled, though wrong: so the figures of coverage count it.
  const missing = gapsOf(passport, today, table).filter(({ reason }) => reason !== 'returned')
  return asked === 0 ? 1 : 1 - missing.length / asked
}

/** Access outweighs everything else together; then the number of things a field blocks. */
function weight(gap: PassportGap): number {
  return (gap.blocks.includes('access') ? BLOCKS.length : 0) + gap.blocks.length
}
