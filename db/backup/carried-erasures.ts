import { z } from 'zod'

const moment = z.coerce.date()

/** A wish to be erased that is not carried out yet, by names that are the same in any copy of the database. */
const wish = z.object({
  channel: z.string(),
  externalId: z.string(),
  askedAt: moment,
  dueAt: moment,
  /** members that are proven to be the person's */
  provenAisIds: z.array(z.string()),
})
export type CarriedWish = z.infer<typeof wish>

/** What a database knows of erasures that a backup does not. */
const carried = z.object({
  secret: z.string(),
  marks: z.array(z.object({ key: z.string(), erasedAt: moment })),
  /** marks of the backup whose people were let back in since; `aisId`: of a member, to be known by again */
  lifted: z.array(z.object({ key: z.string(), aisId: z.string().nullable() })),
  /** the records that it was done */
  done: z.array(z.object({ askedAt: moment, dueAt: moment, doneAt: moment, rows: z.number().nullable() })),
  wishes: z.array(wish),
  /** everybody it knows: whose wish the backup has and it has not, has taken it back */
  accounts: z.array(z.string()),
})
export type CarriedErasures = z.infer<typeof carried>

/**
 * Setting of a restored database in which they stand until they are done to it: they arrive with its rows or not at all,
 * and who repeats a restore that died finds them there.
 */
export const CARRIED = 'erasures-carried'

export function writeCarried(erasures: CarriedErasures): string {
  return JSON.stringify(erasures)
}

export function readCarried(text: string): CarriedErasures {
  return carried.parse(JSON.parse(text))
}
