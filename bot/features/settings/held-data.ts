import type { MessageKey } from '../../../core/i18n.ts'
import type { Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { consentsFor, declinedConsents } from '../../../db/repos/consents.ts'
import { categoriesOff } from '../../../db/repos/switched-off.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import type { Purpose } from '../../../domain/privacy/erasure.ts'
import type { Turn } from '../../turn.ts'
import { categoryText } from './mail.ts'

type Read = Database['read']
type Write = (moment: Date) => string

const METHODS: Record<string, MessageKey> = {
  phone: 'privacy.method.phone',
  ticket: 'privacy.method.ticket',
  import: 'privacy.method.import',
  link: 'privacy.method.link',
  grant: 'privacy.method.grant',
}
const PURPOSES: Record<string, MessageKey> = {
  joining: 'privacy.purpose.joining',
  mailings: 'privacy.purpose.mailings',
  offers: 'privacy.purpose.offers',
  email: 'privacy.purpose.email',
}

/** Everything held on the person of a turn, a sentence for each thing. */
export async function heldData(read: Read, turn: Turn): Promise<Text[]> {
  const written: Write = (moment) => writtenDate(calendarDate(moment, turn.timeZone))
  const account = await read.account.findUniqueOrThrow({
    where: { id: turn.accountId },
    select: {
      externalId: true,
      firstSeenAt: true,
      _count: { select: { dialogues: true, questions: true, corrections: true } },
    },
  })
  const { externalId, firstSeenAt, _count } = account
  return [
    { key: 'privacy.account', vars: { externalId, date: written(firstSeenAt) } },
    ...(await bindings(read, turn.accountId, written)),
    ...(await applications(read, turn.accountId, written)),
    ...(_count.questions > 0
      ? [{ key: 'privacy.questions', vars: { count: _count.questions } } as const]
      : []),
    ...(_count.corrections > 0
      ? [{ key: 'privacy.corrections', vars: { count: _count.corrections } } as const]
      : []),
    ...(await switchedOff(read, turn.accountId)),
    ...(_count.dialogues > 0 ? [{ key: 'privacy.draft' } as const] : []),
    ...(await consentLines(read, turn)),
  ]
}

async function switchedOff(read: Read, accountId: number): Promise<Text[]> {
  const names = (await categoriesOff(read, accountId)).map(categoryText)
  const categories = names.reduceRight<Text | undefined>(
    (rest, first) => (rest ? { key: 'announce.whyMore', vars: { first, rest } } : first),
    undefined,
  )
  return categories ? [{ key: 'privacy.muted', vars: { categories } }] : []
}

async function bindings(read: Read, accountId: number, written: Write): Promise<Text[]> {
  const where = { accountId, endedAt: null }
  const [members, offices] = await Promise.all([
    read.memberBinding.findMany({ where, include: { member: { include: { org: true } } } }),
    read.officeBinding.findMany({ where, include: { office: { include: { org: true } } } }),
  ])
  const texts: Text[] = [
    ...members.map(({ member, method, boundAt }): Text => {
      const name = `${member.firstName} ${member.lastName}`
      return { key: 'privacy.member', vars: { name, ...binding(member.org, method, written(boundAt)) } }
    }),
    ...offices.map(
      ({ office, method, boundAt }): Text => ({
        key: 'privacy.office',
        vars: binding(office.org, method, written(boundAt)),
      }),
    ),
  ]
  return texts.length > 0 ? texts : [{ key: 'privacy.noBinding' }]
}

function binding(org: { name: string; shortName: string | null }, method: string, date: string) {
  const key: MessageKey = METHODS[method] ?? 'privacy.method.other'
  return { org: org.shortName ?? org.name, method: { key }, date }
}

async function applications(read: Read, accountId: number, written: Write): Promise<Text[]> {
  const rows = await read.application.findMany({
    where: { accountId },
    include: { org: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ org, submittedAt }) => ({
    key: 'privacy.application',
    vars: { org: org.shortName ?? org.name, date: written(submittedAt) },
  }))
}

/** A line for each consent of the person, given, taken back or turned down; of one purpose, or of all. */
export async function consentLines(read: Tx, turn: Turn, purpose?: Purpose): Promise<Text[]> {
  const written: Write = (moment) => writtenDate(calendarDate(moment, turn.timeZone))
  const facts = (row: { purpose: string; textVersion: string }, day: Date) => {
    const key: MessageKey = PURPOSES[row.purpose] ?? 'privacy.purpose.other'
    return { purpose: { key }, date: written(day), version: row.textVersion }
  }
  const given = (await consentsFor(read, turn.accountId, purpose)).map((row): Text => {
    const vars = facts(row, row.givenAt)
    return row.withdrawnAt
      ? { key: 'privacy.consentWithdrawn', vars: { ...vars, withdrawn: written(row.withdrawnAt) } }
      : { key: 'privacy.consent', vars }
  })
  const declined = await declinedConsents(read, turn.accountId, purpose)
  const lines = [
    ...given,
    ...declined.map((row): Text => ({ key: 'privacy.consentDeclined', vars: facts(row, row.declinedAt) })),
  ]
  return lines.length > 0 ? lines : [{ key: purpose ? 'privacy.noConsent' : 'privacy.noConsents' }]
}
