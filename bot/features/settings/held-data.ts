import type { MessageKey } from '../../../core/i18n.ts'
import type { Text } from '../../../core/screen.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import type { Database } from '../../../db/client.ts'
import { mutedCategories } from '../../../db/repos/preferences.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
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
}

/** Everything held on the person of a turn, a sentence for each thing. */
export async function heldData(read: Read, turn: Turn): Promise<Text[]> {
  const written: Write = (moment) => writtenDate(calendarDate(moment, turn.timeZone))
  const account = await read.account.findUniqueOrThrow({
    where: { id: turn.accountId },
    select: { externalId: true, firstSeenAt: true, _count: { select: { dialogues: true, questions: true } } },
  })
  const { externalId, firstSeenAt, _count } = account
  return [
    { key: 'privacy.account', vars: { externalId, date: written(firstSeenAt) } },
    ...(await bindings(read, turn.accountId, written)),
    ...(await applications(read, turn.accountId, written)),
    ...(_count.questions > 0
      ? [{ key: 'privacy.questions', vars: { count: _count.questions } } as const]
      : []),
    ...(await switchedOff(read, turn.accountId)),
    ...(_count.dialogues > 0 ? [{ key: 'privacy.draft' } as const] : []),
    ...(await consents(read, turn.accountId, written)),
  ]
}

async function switchedOff(read: Read, accountId: number): Promise<Text[]> {
  const names = (await mutedCategories(read, accountId)).map(categoryText)
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

async function consents(read: Read, accountId: number, written: Write): Promise<Text[]> {
  const rows = await read.consent.findMany({ where: { accountId }, orderBy: { id: 'asc' } })
  if (rows.length === 0) return [{ key: 'privacy.noConsents' }]
  return rows.map(({ purpose, textVersion, givenAt, withdrawnAt }): Text => {
    const key: MessageKey = PURPOSES[purpose] ?? 'privacy.purpose.other'
    const vars = { purpose: { key }, date: written(givenAt), version: textVersion }
    return withdrawnAt
      ? { key: 'privacy.consentWithdrawn', vars: { ...vars, withdrawn: written(withdrawnAt) } }
      : { key: 'privacy.consent', vars }
  })
}
