import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { makeTurn } from '../support/turn.ts'
import { featuresOf, givenOf, NOW, whoHolds } from './leak/given.ts'
import { foreignButtons, foreignIn } from './leak/search.ts'
import { toldMessages } from './leak/told.ts'
import { AS_OF, type MadeOrg, randomFrom, randomUnion } from './random-union.ts'

const WORLDS = [1, 2, 3]
/** Sub-trees looked at in each world. */
const LOOKS = 12

/** An organisation that somebody holds, at random, and one at or below it. */
function lookAt(orgs: readonly MadeOrg[], random: () => number): { root: MadeOrg; org: MadeOrg } {
  const root = orgs[1 + Math.floor(random() * (orgs.length - 1))]
  if (!root) throw new Error('the union has organisations')
  const inside = orgs.filter(({ path }) => path.startsWith(root.path))
  return { root, org: inside[Math.floor(random() * inside.length)] ?? root }
}

/** A primary of one region stands in the sub-tree of another one, and whoever searches does not know it. */
async function misplaceOne({ write }: Database, orgs: readonly MadeOrg[]): Promise<MadeOrg> {
  const [region, other] = orgs.filter(({ level }) => level === 'regional')
  const lost = orgs.find(({ level, path }) => level === 'primary' && path.startsWith(other?.path ?? '-'))
  if (!region || !lost) throw new Error('the union has two regions with primaries')
  const data = { parentId: region.id, path: `${region.path}${lost.id}/` }
  await write.organisation.update({ where: { id: lost.id }, data })
  return region
}

test.each(WORLDS)(
  'nothing of a foreign organisation is in any byte of what can be asked for (world %i)',
  async (seed) => {
    const { database, orgs } = await randomUnion(seed)
    await toldMessages(database)
    const features = featuresOf(database)
    const random = randomFrom(seed + 100)
    const ownWords = new Map<string, number>()
    for (let look = 0; look < LOOKS; look++) {
      const { root, org } = lookAt(orgs, random)
      const { parts, screens } = await givenOf(database, root, org, features)
      expect(foreignIn(parts, org, orgs), `${org.path} for ${root.path}`).toEqual([])
      expect(foreignButtons(screens, root, orgs), `${org.path} for ${root.path}`).toEqual([])
      expect(parts['tiles']).toBe('')
      for (const [part, text] of Object.entries(parts))
        if (text.includes(org.words[0] ?? '')) ownWords.set(part, (ownWords.get(part) ?? 0) + 1)
    }
    // The search finds what is there: else it would prove nothing. The sheets of a quarter name only those below.
    for (const part of ['screens', 'picture', 'workbook', 'paper', 'pdf'])
      expect(ownWords.get(part), part).toBeGreaterThan(0)
  },
)

test.each(WORLDS)(
  'nothing of a foreign organisation is in what the jobs tell, in the chat and by mail (world %i)',
  async (seed) => {
    const { database, orgs } = await randomUnion(seed)
    const told = await toldMessages(database)
    const kinds = new Set(told.map(({ kind, channel }) => `${kind} ${channel}`))
    expect([...kinds].sort()).toEqual([
      ...['gap.digest telegram', 'gap.reminder email', 'gap.reminder telegram'],
      ...['summary.weekly email', 'summary.weekly telegram'],
    ])
    for (const { kind, orgId, channel, to, screen, parts } of told) {
      const org = orgs.find(({ id }) => id === orgId)
      if (!org) throw new Error(`${kind} is of no organisation`)
      expect(foreignIn(parts, org, orgs), `${kind} of ${org.path}`).toEqual([])
      expect(foreignButtons([screen], org, orgs), `${kind} of ${org.path}`).toEqual([])
      expect(Object.values(parts).every((text) => text.includes(org.words[0] ?? ''))).toBe(true)
      // An office is told by its own account or address.
      expect(to).toBe(channel === 'email' ? org.words[4] : String(org.id))
    }
  },
)

test('the search finds a foreign organisation that stands where it should not, in every part that names those below', async () => {
  const { database, orgs } = await randomUnion(WORLDS[0] ?? 1)
  const region = await misplaceOne(database, orgs)
  const told = await toldMessages(database)
  const { parts, screens } = await givenOf(database, region, region, featuresOf(database))
  const leaking = (found: readonly string[]) => [...new Set(found.map((line) => line.split(':')[0]))].sort()
  expect(leaking(foreignIn(parts, region, orgs))).toEqual([
    ...['paper', 'pdf', 'picture', 'screens', 'sheets', 'workbook'],
  ])
  expect(foreignButtons(screens, region, orgs)).not.toEqual([])
  const summary = told.find(({ kind, orgId }) => kind === 'summary.weekly' && orgId === region.id)
  expect(leaking(foreignIn(summary?.parts ?? {}, region, orgs))).toContain('said')
})

test.each(WORLDS)(
  'every way into a foreign organisation is refused, above and beside (world %i)',
  async (seed) => {
    const { database, orgs } = await randomUnion(seed)
    const features = featuresOf(database)
    const random = randomFrom(seed + 200)
    for (let look = 0; look < LOOKS; look++) {
      const { root } = lookAt(orgs, random)
      const foreign = orgs.filter(({ path }) => !path.startsWith(root.path))
      const org = foreign[Math.floor(random() * foreign.length)]
      if (!org) continue
      for (const access of ['full', 'limited'] as const) {
        const turn = makeTurn({ who: whoHolds(root, access), now: NOW, today: AS_OF })
        for (const [name, handle] of Object.entries(features)) {
          const reply = await handle(turn, [String(org.id), 'pdf'])
          expect(reply, `${name} of ${org.path} for ${root.path}`).toEqual({
            note: { key: 'common.forbidden' },
          })
        }
      }
    }
  },
)
