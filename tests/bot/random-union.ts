import type { Database } from '../../db/client.ts'
import { freshDatabase, numberBehind } from '../support/database.ts'

/** A generator of numbers 0 … 1 that is the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** An organisation of the made-up union; `words` and `figures` are its own and nobody else's. */
export interface MadeOrg {
  id: number
  parentId: number | null
  level: string
  path: string
  words: string[]
}

const AS_OF = '2022-11-21'
/** As many members more each organisation had a week before. */
const WEEK_BEFORE = 11

/**
 * A union whose organisations are known by what is said of them: every name, number in the АИС and reported figure is
 * of one organisation only. Offices, accounts and bindings have the ids of their organisations. Members stand in primaries.
 */
export async function randomUnion(seed: number): Promise<{ database: Database; orgs: MadeOrg[] }> {
  const random = randomFrom(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  const database = await freshDatabase()
  const orgs: MadeOrg[] = []
  const add = (parent: MadeOrg | undefined, level: string): MadeOrg => {
    const id = orgs.length + 1
    const secret = `Особая${seed}Ъ${id}Ъ`
    const org = {
      id,
      parentId: parent?.id ?? null,
      level,
      path: `${parent?.path ?? '/'}${id}/`,
      words: [
        ...[secret, `ais-${seed}-${id}-x`, `Глава${id}Ы`, String(700_000 + id * 37 + seed)],
        ...[`chair-${seed}-${id}-x@school.example`, String(700_000 + id * 37 + seed + WEEK_BEFORE)],
      ],
    }
    orgs.push(org)
    return org
  }
  const union = add(undefined, 'union')
  for (let r = 0; r < 3 + upTo(3); r++) {
    const region = add(union, 'regional')
    if (random() < 0.4) add(add(region, 'okrug'), 'primary')
    for (let t = 0; t < 1 + upTo(3); t++) {
      const territorial = add(region, 'territorial')
      for (let p = 0; p < 1 + upTo(4); p++) add(territorial, 'primary')
    }
    if (random() < 0.5) add(region, 'primary')
  }
  await fill(database, orgs, upTo)
  await numberBehind(database, 'Account', 'OfficeBinding')
  return { database, orgs }
}

async function fill(database: Database, orgs: readonly MadeOrg[], upTo: (most: number) => number) {
  const { write } = database
  const at = new Date('2022-01-01T00:00:00Z')
  for (const { id, parentId, level, path, words } of orgs) {
    const [name = '', aisId = '', chair = '', stat = '0', email = '', before = '0'] = words
    const kind = level === 'regional' ? 'областная' : null
    await write.organisation.create({
      data: { id, aisId, parentId, path, level, name, kind, searchName: name.toLowerCase() },
    })
    await write.office.create({ data: { id, orgId: id } })
    await write.term.create({
      data: {
        ...{ id, officeId: id, chairFullName: upTo(2) === 0 ? chair : null, startedAt: at },
        ...{ email, emailConsent: true },
      },
    })
    await write.account.create({
      data: { id, channel: 'telegram', externalId: String(id), firstSeenAt: at },
    })
    // Half of the offices are in the chat, the others have an address only.
    if (upTo(2) === 0)
      await write.officeBinding.create({
        data: { id, accountId: id, officeId: id, access: 'full', method: 'grant', termId: id, boundAt: at },
      })
    if (level !== 'primary')
      await write.roleGrant.create({
        data: { accountId: id, role: 'officer', orgId: id, grantedAt: at },
      })
    const form = level === 'primary' ? '3-СП' : 'consolidated'
    await write.statReport.create({
      data: { orgId: id, form, asOf: '2022-10-01', source: 'auto', membersTotal: Number(stat) },
    })
    await write.snapshot.create({
      data: { orgId: id, asOf: '2022-11-14', origin: 'weekly', members: Number(before), noStatus: 3 },
    })
    const people = level === 'primary' ? 1 + upTo(4) : 0
    for (let at = 0; at < people; at++)
      await write.member.create({
        data: {
          ...{ aisId: `m-${id}-${at}`, orgId: id, firstName: `Имя${id}`, lastName: `Фамилия${id}Э` },
          status: upTo(3) === 0 ? null : 'working',
        },
      })
  }
}

export { AS_OF }
