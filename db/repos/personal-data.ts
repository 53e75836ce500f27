import type { PrismaClient } from '../client.ts'
import { ownLetters } from './own-addresses.ts'
import { ofAccount } from './personal-account.ts'
import { ofMembers } from './personal-member.ts'

export type Cell = string | number | boolean | Date | null
/** What is said of one thing; words that were written with it stand below it. */
export type DataRow = Record<string, Cell | Array<Record<string, Cell>>>

/** Things of one kind that are held on a person, and the tables they stand in. */
export interface DataSection {
  name: SectionName
  tables: readonly string[]
  rows: DataRow[]
}

export const SECTIONS = [
  ...(['account', 'members', 'memberBindings', 'offices', 'roles', 'drafts', 'applications'] as const),
  ...(['departures', 'questions', 'nameForms', 'consents', 'switchedOff', 'linkRequests'] as const),
  ...(['purchases', 'cards', 'changes', 'erasure', 'messages', 'announcements'] as const),
  ...(['consentsNotGiven', 'joinPermits', 'corrections', 'letters'] as const),
] as const
export type SectionName = (typeof SECTIONS)[number]

/**
 * Everything held on the person of an account, section by section: for the person to take along, in whatever form. What
 * the person did to others as an office is there as a deed, without the others' data.
 */
export async function personalData(read: PrismaClient, accountId: number): Promise<DataSection[]> {
  const bindings = await read.memberBinding.findMany({
    where: { accountId, endedAt: null },
    select: { memberId: true },
  })
  const memberIds = bindings.map(({ memberId }) => memberId)
  const letters = (await ownLetters(read, accountId)).map(({ outbox, ...row }) => ({
    ...row,
    messages: outbox,
  }))
  const sections: DataSection[] = [
    ...(await ofAccount(read, accountId)),
    ...(await ofMembers(read, accountId, memberIds)),
    { name: 'letters', tables: ['Account', 'OutboxMessage'], rows: letters },
  ]
  return SECTIONS.flatMap((name) => sections.filter((section) => section.name === name))
}
