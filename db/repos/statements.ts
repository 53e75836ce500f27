import { mayHoldPlastic } from '../../domain/membership/departure.ts'
import type { PersonName } from '../../domain/membership/person-name.ts'
import { type MemberStatus, readStatus } from '../../domain/membership/status.ts'
import { readTicketStatus } from '../../domain/ticket/ticket-status.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { latestApplication } from './applications.ts'
import { memberCard } from './member-card.ts'

/** Somebody who may sign statements: a member, or whose application waits or was accepted. */
export interface Signer {
  isMember: boolean
  name: PersonName
  birthDate: string | undefined
  phone: string | undefined
  status: MemberStatus | undefined
  /** the plastic card that may have to be handed in; '' where its number is not known */
  card: string | undefined
  orgId: number
}

export async function findSigner(
  read: PrismaClient,
  accountId: number,
  memberId: number | undefined,
): Promise<Signer | undefined> {
  if (memberId !== undefined) return signer(await memberCard(read, memberId), true)
  const application = await latestApplication(read, accountId)
  if (application?.state !== 'submitted' && application?.state !== 'accepted') return undefined
  return signer({ ...application, orgId: application.org.id }, false)
}

function signer(
  row: {
    lastName: string
    firstName: string
    middleName?: string | null
    birthDate: string | null
    phone: string | null
    status: string | null
    orgId: number
    ticketStatus?: string
    ticketNumber?: string | null
  },
  isMember: boolean,
): Signer {
  const { lastName, firstName, middleName, birthDate, phone, status, orgId } = row
  const { ticketStatus = 'none', ticketNumber } = row
  return {
    isMember,
    name: { lastName, firstName, ...(middleName && { middleName }) },
    birthDate: birthDate ?? undefined,
    phone: phone ?? undefined,
    status: status ? readStatus(status) : undefined,
    card: mayHoldPlastic(readTicketStatus(ticketStatus)) ? (ticketNumber ?? '') : undefined,
    orgId,
  }
}

/** What the organisation's data say of dues; undefined is left to be filled in by hand. */
export interface DuesFacts {
  orgName: string
  employer: string | undefined
  employerHead: string | undefined
  /** per cent of pay, as it was told */
  rate: string | undefined
  /** of the organisation itself, or of the nearest one above that has one */
  account: { number: string; owner: string; inn: string | undefined } | undefined
}

export async function duesFacts(read: PrismaClient, orgId: number): Promise<DuesFacts> {
  const org = await read.organisation.findUniqueOrThrow({ where: { id: orgId } })
  const ids = org.path.split('/').filter(Boolean).map(Number)
  const rows = await read.organisation.findMany({ where: { id: { in: ids } } })
  const upwards = rows.toSorted((one, other) => other.path.length - one.path.length)
  const paid = upwards.find(({ duesAccount }) => duesAccount)
  return {
    orgName: org.name,
    employer: org.employerName ?? undefined,
    employerHead: org.employerHead ?? undefined,
    rate: upwards.find(({ duesRate }) => duesRate)?.duesRate ?? undefined,
    account: paid?.duesAccount
      ? { number: paid.duesAccount, owner: paid.name, inn: paid.inn ?? undefined }
      : undefined,
  }
}

/** A name in the genitive as the person confirmed it; '' where it is not declined. */
export async function confirmedGenitive(
  read: PrismaClient,
  accountId: number,
  name: string,
): Promise<string | undefined> {
  const row = await read.nameForm.findUnique({ where: { accountId_name: { accountId, name } } })
  return row?.genitive
}

export async function confirmGenitive(
  tx: Tx,
  accountId: number,
  form: { name: string; genitive: string },
): Promise<void> {
  await tx.nameForm.upsert({
    where: { accountId_name: { accountId, name: form.name } },
    create: { accountId, ...form },
    update: { genitive: form.genitive },
  })
}
