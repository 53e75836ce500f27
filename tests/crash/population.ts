import type { Database } from '../../db/client.ts'
import { commandBroadcast, createBroadcast } from '../../db/repos/broadcast.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import { ADMIN, RECIPIENTS_FROM, TEXT_MARK } from './cast.ts'
import type { Chance } from './chance.ts'

/** More than a page of planning, so that it can be interrupted. */
const RECIPIENTS = 1_150
/** The first ones are members, so many in each of the primary organisations. */
const IN_PRIMARY = 90
const PRIMARIES = 3
const HOURS_MS = 3_600_000

const EPOCH = new Date('2026-01-01T00:00:00Z')
const OUTBOX_AT_ONCE = 12
/** Of the broadcasts, so many are cancelled while they run, and so many have a time after which they are too late. */
const CANCELLED = 0.1
const EXPIRING = 0.15
/** Roughly: how many lives see the same broadcast. */
const LIVES_OF_A_BROADCAST = 4

/** A union of one region with three schools, a few hundred members and more people who only pressed Start. */
export async function populate(database: Database): Promise<void> {
  const db = database.write
  const org = async (level: string, name: string, parent?: { id: number; path: string }) => {
    const data = {
      aisId: name,
      level,
      name,
      shortName: name,
      searchName: name.toLowerCase().replace('№ ', ''),
    }
    const { id } = await db.organisation.create({ data: { ...data, path: '', parentId: parent?.id ?? null } })
    return db.organisation.update({ where: { id }, data: { path: `${parent?.path ?? '/'}${id}/` } })
  }
  const union = await org('union', 'Вымышленный союз')
  const region = await org('regional', 'Вымышленная область', union)
  for (let n = 1; n <= PRIMARIES; n++) {
    const { id: orgId } = await org('primary', `ППО Школа № ${n} вымышленная`, region)
    const who = Array.from({ length: IN_PRIMARY }, (_, at) => ({
      aisId: `${n}-${at}`,
      lastName: 'Л',
      firstName: 'И',
    }))
    await db.member.createMany({ data: who.map((member) => ({ ...member, orgId })) })
  }
  const account = { channel: 'telegram', firstSeenAt: EPOCH }
  const numbers = Array.from({ length: RECIPIENTS }, (_, at) => String(RECIPIENTS_FROM + at))
  await db.account.createMany({ data: numbers.map((externalId) => ({ ...account, externalId })) })
  const admin = await db.account.create({ data: { ...account, externalId: String(ADMIN) } })
  await db.roleGrant.create({
    data: { accountId: admin.id, role: 'admin', orgId: union.id, grantedAt: EPOCH },
  })
  await bindMembers(database)
}

async function bindMembers({ write: db }: Database): Promise<void> {
  const members = await db.member.findMany({ orderBy: { id: 'asc' } })
  const accounts = await db.account.findMany({ orderBy: { id: 'asc' }, take: members.length })
  const data = accounts.map(({ id: accountId }, at) => {
    const memberId = members[at]?.id ?? 0
    return { accountId, memberId, method: 'import', boundAt: EPOCH }
  })
  await db.memberBinding.createMany({ data })
}

/** What the processes have to do: broadcasts of every class and size, and messages of the outbox. */
export class Work {
  #broadcasts = 0
  #messages = 0

  constructor(
    private readonly database: Database,
    private readonly chance: Chance,
    private readonly options: { expiring: boolean },
  ) {}

  /** Sees to it that at least so many messages wait; `fresh`: and that a broadcast waits for its planning. */
  async topUp(least: number, fresh: boolean): Promise<void> {
    const { read } = this.database
    const open = { status: { in: ['scheduled', 'running'] } }
    const planned = await read.delivery.count({ where: { state: 'planned', broadcast: open } })
    const unplanned = await read.broadcast.count({ where: { ...open, plannedAt: null } })
    if (this.chance.happens(CANCELLED / LIVES_OF_A_BROADCAST)) await this.#cancelOne()
    if (planned + unplanned * 100 < least || (fresh && unplanned === 0)) await this.#broadcast()
    const waiting = await read.outboxMessage.count({ where: { state: 'planned' } })
    if (waiting < OUTBOX_AT_ONCE) await this.#outbox()
  }

  async #cancelOne(): Promise<void> {
    const running = await this.database.read.broadcast.findFirst({ where: { status: 'running' } })
    if (running) await transact(this.database, (tx) => commandBroadcast(tx, running.id, 'cancel', new Date()))
  }

  /** What was sent before was sent last week: nobody has had too many reminders yet. */
  async #weekPasses(): Promise<void> {
    const { write } = this.database
    await write.delivery.updateMany({
      where: { state: 'sent', stateAt: { gt: EPOCH } },
      data: { stateAt: EPOCH },
    })
    await write.outboxMessage.updateMany({
      where: { state: 'sent', stateAt: { gt: EPOCH } },
      data: { stateAt: EPOCH },
    })
  }

  async #broadcast(): Promise<void> {
    const { chance, database, options } = this
    await this.#weekPasses()
    // Taken before anything is waited for: two slots ask at the same time.
    const n = ++this.#broadcasts
    const kind = chance.weighted<MessageClass>({ announcement: 5, reminder: 3, urgent: 2 })
    const place = chance.weighted({ everybody: 4, region: 3, primary: 2 })
    const level = { region: 'regional', primary: 'primary' } as Record<string, string>
    const org = await database.read.organisation.findFirst({ where: { level: level[place] ?? 'nobody' } })
    const admin = await database.read.account.findFirst({ where: { externalId: String(ADMIN) } })
    const now = new Date()
    const broadcast = {
      text: `${TEXT_MARK} broadcast ${n} ${kind}`,
      orgId: org?.id ?? null,
      role: 'all' as const,
      class: kind,
      // A clock that is an hour behind must see it as well.
      startAt: new Date(now.getTime() - 2 * HOURS_MS),
      ...(chance.happens(0.3) && admin && { createdBy: admin.id }),
      ...(options.expiring &&
        chance.happens(EXPIRING) && { expiresAt: new Date(now.getTime() + chance.int(500, 4_000)) }),
    }
    await transact(database, (tx) => createBroadcast(tx, broadcast, now))
  }

  async #outbox(): Promise<void> {
    const { chance, database } = this
    const accounts = await database.read.account.findMany({
      where: { externalId: { gte: String(RECIPIENTS_FROM) } },
    })
    await transact(database, async (tx) => {
      for (let n = 0; n < OUTBOX_AT_ONCE; n++) {
        this.#messages += 1
        const kind = chance.weighted<MessageClass>({ announcement: 1, reminder: 1, urgent: 1 })
        const text = `${TEXT_MARK} message ${this.#messages} ${kind}`
        const message = {
          accountId: accounts[chance.int(0, accounts.length - 1)]?.id ?? 0,
          kind: 'application.accepted',
          dedupeKey: text,
          lane: chance.weighted({ realtime: 1, bulk: 1 }),
          class: kind,
          screen: { text: { key: 'common.plain' as const, vars: { text } } },
          notBefore: new Date(Date.now() - 2 * HOURS_MS),
        }
        await appendOutbox(tx, message, new Date())
      }
    })
  }
}
