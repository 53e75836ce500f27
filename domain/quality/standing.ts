import type { FieldTable } from './field-table.ts'
import { hangsOn } from './field-table.ts'
import { gapsOf, type PassportGap } from './gaps.ts'
import { FIELD_PROPERTY, type Passport, type PassportField } from './passport.ts'

/** An office's word that a field does not apply to it: asked, or confirmed by the level above. */
export interface Waiver {
  id: number
  field: string
  /** what the passport said then, as factOf */
  fact: string
  confirmed: boolean
}

/** What an office has answered beside the passport. */
export interface Answers {
  waivers: readonly Waiver[]
  /** fields with a value that waits for the level above */
  proposed: readonly string[]
}

/** How an office stands with its passport. */
export interface Standing {
  /** what is missing, most blocking first, with what waits for the level above */
  gaps: PassportGap[]
  /** of these: answered, and not decided on */
  waiting: PassportField[]
  /** a decision above is asked for */
  asked: Waiver[]
  /** confirmed: does not apply */
  waived: Waiver[]
  /** ids of waivers that hang on what has changed since */
  lapsed: number[]
}

/** What a field hangs on, as it stands in the passport. A value that comes, or an organisation that rises, changes it too. */
export function factOf(passport: Passport, field: string, table: FieldTable): string {
  const names = [...(hangsOn(table, field) ?? []), field] as PassportField[]
  return JSON.stringify([passport.level, ...names.map((name) => passport[FIELD_PROPERTY[name]] ?? null)])
}

export function standingOf(
  passport: Passport,
  today: string,
  table: FieldTable,
  { waivers, proposed }: Answers,
): Standing {
  // A field that the admin's table lets nobody waive any more is asked of everybody.
  const holds = ({ field, fact }: Waiver) =>
    hangsOn(table, field) !== undefined && factOf(passport, field, table) === fact
  const inForce = waivers.filter(holds)
  const waived = inForce.filter(({ confirmed }) => confirmed)
  const asked = inForce.filter(({ confirmed }) => !confirmed)
  const answered = new Set([...asked.map(({ field }) => field), ...proposed])
  const gaps = gapsOf(passport, today, table).filter(
    (gap) => !waived.some(({ field }) => field === gap.field),
  )
  return {
    gaps,
    waiting: gaps.map(({ field }) => field).filter((field) => answered.has(field)),
    asked,
    waived,
    lapsed: waivers.filter((waiver) => !holds(waiver)).map(({ id }) => id),
  }
}
