import type { PrismaClient, Tx } from '../client.ts'

export interface WithoutAccess {
  orgId: number
  name: string
  /** does anybody hold the office in the chat, if only with limited access */
  held: boolean
}

export interface WithoutAccessPage {
  rows: WithoutAccess[]
  /** how many have nobody at all, and how many have somebody with limited access only */
  empty: number
  limited: number
}

/** Organisations directly below `parentId` that nobody runs with full access on `today`: first those that nobody holds at all. */
export async function officesWithoutAccess(
  read: PrismaClient,
  parentId: number,
  today: string,
  page: { number: number; size: number },
): Promise<WithoutAccessPage> {
  const below = { parentId, removedOn: null }
  const full = heldInFull(today)
  const emptyWhere = {
    ...below,
    OR: [{ office: { is: null } }, { office: { is: { bindings: { none: { endedAt: null } } } } }],
  }
  const limitedWhere = {
    ...below,
    office: { is: { bindings: { some: { endedAt: null } }, NOT: full } },
  }
  const [empty, limited] = await Promise.all([
    read.organisation.count({ where: emptyWhere }),
    read.organisation.count({ where: limitedWhere }),
  ])
  const skip = page.number * page.size
  const rowsOf = async (where: typeof emptyWhere | typeof limitedWhere, from: number, count: number) =>
    count <= 0
      ? []
      : read.organisation.findMany({
          where,
          select: { id: true, name: true, shortName: true },
          // territorial before primary: who heads others comes first
          orderBy: [{ level: 'desc' }, { name: 'asc' }, { id: 'asc' }],
          skip: from,
          take: count,
        })
  const first = await rowsOf(emptyWhere, skip, Math.min(page.size, empty - skip))
  const second = await rowsOf(limitedWhere, Math.max(0, skip - empty), page.size - first.length)
  const toRow = (held: boolean) => (row: (typeof first)[number]) => ({
    orgId: row.id,
    name: row.shortName ?? row.name,
    held,
  })
  return { rows: [...first.map(toRow(false)), ...second.map(toRow(true))], empty, limited }
}

/** Does anybody run this office with full access on `today`? */
export async function isHeldInFull(tx: Tx, officeId: number, today: string): Promise<boolean> {
  return (await tx.office.count({ where: { id: officeId, ...heldInFull(today) } })) > 0
}

/** The rule of effectiveAccess, as the database is asked for it: confirmed and in force, with lists of people or not. */
function heldInFull(today: string) {
  const term = {
    endedAt: null,
    chairFullName: { not: null },
    termFrom: { lte: today },
    termTo: { gte: today },
  }
  return { bindings: { some: { endedAt: null, access: 'full', term } } }
}
