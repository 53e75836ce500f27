import type { Candidate, Link } from '../../domain/broadcast/absence.ts'
import { effectiveAccess } from '../../domain/identity/who.ts'
import { orgLabel } from '../../domain/organisation/label.ts'
import { type Category, OFFERS_CONSENT } from '../../domain/outbox/category.ts'
import type { Tx } from '../client.ts'
import { remindersHad } from './addressees.ts'
import { categoriesOff } from './switched-off.ts'

/** Something a person is in the registry, without anybody's name. */
export interface Binding {
  /** member | office:limited | office:full | role:admin … */
  kind: string
  /** of a member its own АИС id, else the organisation's */
  ref: string
  org: string
  orgLabel: string
  since: Date
  /** a member who has left the union */
  left: boolean
}

/** An account and all that decides what it gets. */
export interface ExplainedAccount extends Candidate {
  timeZone: string | null
  bindings: Binding[]
  muted: Category[]
  agreedToOffers: boolean
  /** reminders in bulk in the days that the cap counts */
  reminders: number
}

const WITH_ORG = { include: { org: true } } as const

/** Everything about an account that decides what it gets; undefined for one that never wrote. */
export async function explainedAccount(
  read: Tx,
  name: { channel: string; externalId: string },
  { today, now }: { today: string; now: Date },
): Promise<ExplainedAccount | undefined> {
  const account = await read.account.findUnique({
    where: { channel_externalId: name },
    include: {
      memberBindings: { include: { member: WITH_ORG }, orderBy: { id: 'asc' } },
      officeBindings: {
        include: { office: { include: { org: true, terms: { where: { endedAt: null } } } } },
        orderBy: { id: 'asc' },
      },
      consents: { where: { purpose: OFFERS_CONSENT }, orderBy: { id: 'asc' } },
      grants: { where: { revokedAt: null }, ...WITH_ORG, orderBy: { id: 'asc' } },
    },
  })
  if (!account) return undefined
  const { id, firstSeenAt, reach, reachAt, timeZone } = account
  const members = account.memberBindings.map((row) => ({
    ...row,
    org: row.member.org,
    left: row.member.leftOn !== null,
  }))
  const offices = account.officeBindings.map((row) => ({ ...row, org: row.office.org, left: false }))
  const bindings = [
    ...members.filter(isOpen).map((row) => binding('member', row, row.boundAt, row.member.aisId)),
    ...offices
      .filter(isOpen)
      .map((row) => binding(`office:${effectiveAccess(row, row.office, today)}`, row, row.boundAt)),
    ...account.grants.map((row) => binding(`role:${row.role}`, { ...row, left: false }, row.grantedAt)),
  ]
  const offers = account.consents.map(({ givenAt, withdrawnAt }) => ({ since: givenAt, until: withdrawnAt }))
  return {
    ...{ offers, agreedToOffers: offers.some(({ until }) => until === null) },
    ...{ accountId: id, firstSeenAt, reach, reachAt, timeZone, bindings },
    links: [...members.map((row) => link('member', row)), ...offices.map((row) => link('office', row))],
    muted: await categoriesOff(read, id),
    reminders: await remindersHad(read, id, now),
  }
}

type Placed = { org: Parameters<typeof orgLabel>[0] & { aisId: string; path: string }; left: boolean }
type Bound = Placed & { boundAt: Date; endedAt: Date | null }

function isOpen({ endedAt }: { endedAt: Date | null }): boolean {
  return endedAt === null
}

function binding(kind: string, { org, left }: Placed, since: Date, ref = org.aisId): Binding {
  return { kind, ref, org: org.aisId, orgLabel: orgLabel(org), since, left }
}

function link(as: Link['as'], { org, boundAt, endedAt, left }: Bound): Link {
  return { as, orgPath: org.path, since: boundAt, until: endedAt, left }
}
