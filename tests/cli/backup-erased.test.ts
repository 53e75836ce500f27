import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../db/client.ts'
import { readmit } from '../../db/repos/erased-persons.ts'
import { noteProof } from '../../db/repos/erasure-proofs.ts'
import { askErasure, cancelErasure, erase } from '../../db/repos/erasures.ts'
import { transact } from '../../db/unit-of-work.ts'
import { folder } from '../registry/registry-folder.ts'
import { emptyDatabaseUrl, freshDatabaseUrl, openForTest } from '../support/database.ts'
import { placesOf } from '../support/find-words.ts'
import { NOW, seedPerson, seedTree } from '../support/join-chat.ts'
import { cli } from './run-command.ts'

afterEach(() => vi.unstubAllEnvs())

const [ANNA, BORIS, VERA] = [1, 2, 3]
const WORDS = ['Небылицына', '+70005550001', 'AIS-1', '"1001"']

async function on(url: string, ...argv: string[]) {
  vi.stubEnv('DATABASE_URL', url)
  return cli(...argv)
}

async function within(url: string, work: (database: Database) => Promise<unknown>): Promise<void> {
  const database = await openDatabase(url, { durable: false })
  await work(database)
  await database.close()
}

/** Анна, Борис and Вера are linked members. */
async function seeded(): Promise<string> {
  const url = await freshDatabaseUrl()
  await within(url, async (database) => {
    await seedTree(database)
    for (const id of [ANNA, BORIS, VERA]) {
      await seedPerson(database, id)
      const name = { lastName: id === ANNA ? 'Небылицына' : 'Вымыслов', firstName: 'А' }
      const row = { id, aisId: `AIS-${id}`, orgId: 4, phone: `+7000555000${id}`, ...name }
      await database.write.member.create({ data: row })
      await database.write.memberBinding.create({
        data: { accountId: id, memberId: id, method: 'phone', boundAt: NOW },
      })
    }
  })
  return url
}

const ask = (database: Database, accountId: number) =>
  transact(database, (tx) => askErasure(tx, { accountId, askedAt: NOW, dueAt: NOW }))

test('who was erased after the backup does not come back with it; wishes are what they were last', async () => {
  const url = await seeded()
  const file = join(folder(), 'backup.db')
  await within(url, (database) => ask(database, BORIS))
  expect((await on(url, 'backup', '--out', file)).code).toBe(0)
  await within(url, async (database) => {
    await transact(database, (tx) => cancelErasure(tx, BORIS))
    const [id, vera] = [await ask(database, ANNA), await ask(database, VERA)]
    await transact(database, async (tx) => {
      await erase(tx, { id: id ?? 0, accountId: ANNA }, [ANNA], NOW)
      await noteProof(tx, vera ?? 0, VERA, NOW)
    })
  })
  const restored = await on(url, 'restore', file, '--replace')
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Erased again') })
  expect(restored.out).not.toContain('WARNING')
  const database = await openForTest(url)
  expect(await placesOf(database, WORDS)).toEqual([])
  expect(
    (await database.read.member.findMany({ orderBy: { id: 'asc' } })).map(({ lastName }) => lastName),
  ).toEqual(['', 'Вымыслов', 'Вымыслов'])
  const waiting = { where: { doneAt: null }, include: { proofs: true } }
  expect(await database.read.erasure.findMany(waiting)).toEqual([
    expect.objectContaining({ accountId: VERA, proofs: [expect.objectContaining({ memberId: VERA })] }),
  ])
  expect(await database.read.erasedPerson.count()).toBe(2)
})

const DAY_MS = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

async function erased(database: Database, accountId: number, at: Date): Promise<void> {
  const id = await ask(database, accountId)
  await transact(database, (tx) => erase(tx, { id: id ?? 0, accountId }, [accountId], at))
}

const bringBack = (database: Database, id: number, firstSeenAt: Date) =>
  database.write.account.create({
    data: { id, channel: 'telegram', externalId: `${1000 + ANNA}`, firstSeenAt },
  })

test('who came back after an erasure stays, and goes when it was done once more', async () => {
  const url = await seeded()
  const file = join(folder(), 'backup.db')
  await within(url, async (database) => {
    const { externalId } = await database.read.account.findUniqueOrThrow({ where: { id: ANNA } })
    expect(externalId).toBe(`${1000 + ANNA}`)
    await erased(database, ANNA, NOW)
    await bringBack(database, 51, later(1))
  })
  await on(url, 'backup', '--out', file)
  expect((await on(url, 'restore', file, '--replace')).code).toBe(0)
  await within(url, async (database) => {
    expect(await database.read.account.count({ where: { id: 51 } })).toBe(1)
    const id = await ask(database, 51)
    await transact(database, (tx) => erase(tx, { id: id ?? 0, accountId: 51 }, [], later(2)))
  })
  await on(url, 'restore', file, '--replace')
  const database = await openForTest(url)
  expect(await database.read.account.count({ where: { id: 51 } })).toBe(0)
  expect((await database.read.erasure.findMany({ where: { doneAt: later(2) } })).length).toBe(1)
})

test('who was let back in is not kept away by a backup of before that, nor erased by what an older database has', async () => {
  const url = await seeded()
  const [before, after] = [join(folder(), 'before.db'), join(folder(), 'after.db')]
  await within(url, (database) => erased(database, ANNA, NOW))
  await on(url, 'backup', '--out', before)
  await within(url, (database) => transact(database, (tx) => readmit(tx, 'AIS-1')))
  await on(url, 'backup', '--out', after)
  const known = async () => {
    const at = await openDatabase(url, { durable: false })
    const [found, marks] = [
      await at.read.member.count({ where: { aisId: 'AIS-1' } }),
      await at.read.erasedPerson.count(),
    ]
    await at.close()
    return [found, marks]
  }
  await on(url, 'restore', before, '--replace')
  expect(await known()).toEqual([1, 1])
  await on(url, 'restore', before, '--replace', '--without-erasures')
  expect(await known()).toEqual([0, 2])
  await on(url, 'restore', after, '--replace')
  expect(await known()).toEqual([1, 1])
})

test('where no database is left to learn it from, the restore says so', async () => {
  const file = join(folder(), 'backup.db')
  await on(await seeded(), 'backup', '--out', file)
  for (const url of [await emptyDatabaseUrl(), await freshDatabaseUrl()]) {
    const { code, out } = await on(url, 'restore', file)
    expect([code, out]).toEqual([0, expect.stringContaining('WARNING: no database was there')])
  }
})

test('backups of a series end after the days that are named; nothing else is touched', async () => {
  const url = await freshDatabaseUrl()
  const place = folder()
  const at = (name: string) => join(place, name)
  const taken = async (day: string, name: string, ...rest: string[]) => {
    vi.useFakeTimers({ now: new Date(`${day}T03:00:00Z`), toFake: ['Date'] })
    const done = await on(url, 'backup', '--out', at(name), ...rest)
    vi.useRealTimers()
    return done
  }
  expect((await taken('2026-10-01', 'b-2026-10-01.db')).out).toContain('--keep')
  await taken('2026-10-01', 'other-2026-10-01.db')
  await taken('2026-11-20', 'b-2026-11-20.db')
  writeFileSync(at('b-2026-01-01.db'), 'a letter')
  writeFileSync(at('b-2026-01-02.db'), '')
  const { code, out } = await taken('2026-11-28', 'b-2026-11-28.db', '--keep', '30')
  expect([code, out]).toEqual([0, expect.stringContaining('Removed: b-2026-10-01.db')])
  expect(readdirSync(place).sort()).toEqual([
    ...['b-2026-01-01.db', 'b-2026-01-02.db', 'b-2026-11-20.db', 'b-2026-11-28.db'],
    'other-2026-10-01.db',
  ])
  rmSync(place, { recursive: true })
})
