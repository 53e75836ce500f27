import type { PrismaClient } from '../client.ts'
import type { DataSection } from './personal-data.ts'
import { speaksOfOthers } from './spoken-of.ts'

const ORG = { select: { aisId: true, name: true } } as const
const place = (org: { aisId: string; name: string }) => ({ orgAisId: org.aisId, orgName: org.name })

/** What hangs on the account itself. */
export async function ofAccount(read: PrismaClient, accountId: number): Promise<DataSection[]> {
  const where = { accountId }
  const omit = { id: true, accountId: true } as const
  const inOrder = { where, omit, orderBy: { id: 'asc' } } as const
  const account = await read.account.findUniqueOrThrow({
    where: { id: accountId },
    omit: { id: true, importHash: true },
  })
  const drafts = await read.dialogue.findMany(inOrder)
  const consents = await read.consent.findMany(inOrder)
  const roles = await read.roleGrant.findMany({ ...inOrder, include: { org: ORG } })
  const erasure = await read.erasure.findMany({ where, omit: { ...omit, rows: true } })
  const permits = await read.joinPermit.findMany({
    where: { openedBy: accountId },
    select: { openedAt: true, usedAt: true, org: ORG },
  })
  const messages = await read.outboxMessage.findMany({
    where,
    orderBy: { id: 'asc' },
    select: { kind: true, state: true, createdAt: true, stateAt: true, screen: true, dedupeKey: true },
  })
  const announcements = await read.delivery.findMany({
    where,
    orderBy: { id: 'asc' },
    select: { state: true, stateAt: true, broadcast: { select: { text: true } } },
  })
  return [
    { name: 'account', tables: ['Account'], rows: [account] },
    { name: 'drafts', tables: ['Dialogue'], rows: drafts },
    { name: 'consents', tables: ['Consent'], rows: consents },
    {
      name: 'roles',
      tables: ['RoleGrant'],
      rows: roles.map(({ org, orgId: _, ...role }) => ({ ...role, ...place(org) })),
    },
    { name: 'offices', tables: ['OfficeBinding', 'Term'], rows: await offices(read, accountId) },
    {
      name: 'nameForms',
      tables: ['NameForm'],
      rows: await read.nameForm.findMany({ where, omit: { accountId: true } }),
    },
    {
      name: 'switchedOff',
      tables: ['MutedCategory'],
      rows: await read.mutedCategory.findMany({ where, omit: { accountId: true } }),
    },
    {
      name: 'applications',
      tables: ['Application', 'ApplicationMessage'],
      rows: await applications(read, accountId),
    },
    { name: 'questions', tables: ['Question', 'QuestionMessage'], rows: await questions(read, accountId) },
    {
      name: 'consentsNotGiven',
      tables: ['DeclinedConsent'],
      rows: await read.declinedConsent.findMany({ where, omit: { accountId: true } }),
    },
    {
      name: 'joinPermits',
      tables: ['JoinPermit'],
      rows: permits.map(({ org, ...row }) => ({ ...row, ...place(org) })),
    },
    { name: 'erasure', tables: ['Erasure'], rows: erasure },
    { name: 'messages', tables: ['OutboxMessage'], rows: messages.map(ownWords) },
    {
      name: 'announcements',
      tables: ['Delivery'],
      rows: announcements.map(({ broadcast, ...rest }) => ({ ...rest, text: broadcast.text })),
    },
  ]
}

/** The screen of a message as it is stored; of one about others only that there was one. */
function ownWords<Row extends { screen: string; dedupeKey: string }>({ dedupeKey, ...row }: Row) {
  return { ...row, screen: speaksOfOthers(dedupeKey) ? '' : row.screen }
}

/** The own term is the one that access was confirmed for, or whose phone opened the office. */
async function offices(read: PrismaClient, accountId: number) {
  const rows = await read.officeBinding.findMany({
    where: { accountId },
    orderBy: { id: 'asc' },
    include: {
      term: true,
      office: { include: { org: ORG, terms: { where: { endedAt: null } } } },
    },
  })
  return rows.map(({ access, method, boundAt, endedAt, term, office }) => {
    const own = term ?? (method === 'phone' ? office.terms[0] : undefined)
    const { chairFullName = null, phone = null, email = null, emailConsent = null } = own ?? {}
    const { termFrom = null, termTo = null } = own ?? {}
    const ofTerm = { chairFullName, phone, email, emailConsent, termFrom, termTo }
    return { access, method, boundAt, endedAt, ...place(office.org), ...ofTerm }
  })
}

async function applications(read: PrismaClient, accountId: number) {
  const rows = await read.application.findMany({
    where: { accountId },
    omit: { id: true, accountId: true, orgId: true, decidedBy: true, memberId: true },
    orderBy: { id: 'asc' },
    include: { org: ORG, messages: { select: { text: true, writtenAt: true } } },
  })
  return rows.map(({ org, ...row }) => ({ ...row, ...place(org) }))
}

async function questions(read: PrismaClient, accountId: number) {
  const own = await read.question.findMany({
    where: { accountId },
    orderBy: { id: 'asc' },
    select: {
      ...{ topic: true, state: true, askedAt: true, answeredAt: true },
      messages: { select: { text: true, writtenAt: true } },
    },
  })
  // What the person answered to others is their own words.
  const answers = await read.questionMessage.findMany({
    where: { accountId, question: { accountId: { not: accountId } } },
    select: { text: true, writtenAt: true },
  })
  return [...own, ...answers]
}
