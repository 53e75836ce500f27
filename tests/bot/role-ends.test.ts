import { expect, test } from 'vitest'
import { Dialogues } from '../../bot/dialogue.ts'
import { Dispatcher } from '../../bot/dispatch.ts'
import { createFeatures } from '../../bot/features.ts'
import { createRoutes } from '../../bot/routes.ts'
import { whoIs } from '../../db/repos/accounts.ts'
import type { Who } from '../../domain/identity/who.ts'
import { TEST_DIALECT } from '../support/database.ts'
import { NOW } from '../support/join-chat.ts'
import { makeTurn } from '../support/turn.ts'
import { PRESSES } from './authorisation/presses.ts'
import { ME, seedWorld } from './authorisation/world.ts'

const TODAY = '2022-11-21'
const PLACES = [
  { org: '4', id: '1', above: '3' },
  { org: '7', id: '2', above: '6' },
]
/** What somebody looked up is on record, whoever it was. */
const LOOKED_UP = ['find.org', 'find.person']

/** The routes that write something for who holds nothing by now, as somebody seen as `who` when the turn began. */
async function writing(who: Who): Promise<string[]> {
  const world = await seedWorld('stranger')
  const { database } = world
  const dialogues = new Dialogues(database)
  const deps = { database, dialogues, secret: 'x'.repeat(32), botName: () => 'bot' }
  const features = createFeatures(deps, { rate: 30, timeZone: 'Europe/Moscow' })
  const dispatcher = new Dispatcher(createRoutes(features), features.dialogue.freeText)
  const found = new Set<string>()
  for (const [route, args] of Object.entries(PRESSES))
    for (const place of PLACES) {
      const input = { kind: 'press' as const, action: { route, args: args(place) } }
      const turn = { accountId: ME, externalId: String(1000 + ME), who, input, now: NOW, today: TODAY }
      await dispatcher.handle(makeTurn(turn))
      if (world.undo()) found.add(route)
    }
  world.close()
  return [...found]
}

test
  .skipIf(TEST_DIALECT === 'postgres')
  .each(['member', 'limited', 'unlisted', 'chair', 'above', 'officer', 'admin'])(
  'a role that ends while a button is being answered writes nothing: %s',
  { timeout: 120_000 },
  async (role) => {
    const held = await seedWorld(role)
    const who = await whoIs(held.database.read, ME, TODAY)
    held.close()
    expect((await writing(who)).filter((route) => !LOOKED_UP.includes(route))).toEqual([])
  },
)
