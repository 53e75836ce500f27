import { isWithin, type Who } from '../../domain/identity/who.ts'
import type { Named } from '../../domain/organisation/label.ts'
import type { Tx } from '../client.ts'

/** An organisation whose summary is asked for. */
export interface SummaryPlace extends Named {
  id: number
  aisId: string
  parentId: number | null
  path: string
  timeZone: string | null
  /** whose passport is looked at; null: it has no office */
  officeId: number | null
}

export const PLACE_COLUMNS = {
  id: true,
  aisId: true,
  parentId: true,
  path: true,
  timeZone: true,
  level: true,
  kind: true,
  name: true,
  shortName: true,
  office: { select: { id: true } },
} as const

type PlaceRow = Omit<SummaryPlace, 'officeId'> & { office: { id: number } | null }

export function toPlace({ office, ...row }: PlaceRow): SummaryPlace {
  return { ...row, officeId: office?.id ?? null }
}

/** The organisation where it is at or below one that the person holds, with whatever access; else undefined. */
export async function findPlace(read: Tx, who: Who, orgId: number): Promise<SummaryPlace | undefined> {
  if (!Number.isSafeInteger(orgId)) return undefined
  const row = await read.organisation.findUnique({ where: { id: orgId }, select: PLACE_COLUMNS })
  return row && mayLook(who, row.path) ? toPlace(row) : undefined
}

/** May the person see the figures of the organisation at `path`? Limited access is enough: they name nobody. */
export function mayLook(who: Who, path: string): boolean {
  return [...who.offices, ...who.grants].some((held) => isWithin(path, held.orgPath))
}
