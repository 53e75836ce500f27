import { expect, test } from 'vitest'
import { Dialogues } from '../../bot/dialogue.ts'
import { createFeatures } from '../../bot/features.ts'
import { createRoutes } from '../../bot/routes.ts'
import { freshDatabase } from '../support/database.ts'

/** Reached without a button or a command: free text, and the answer after a crash. */
const WITHOUT_ROUTE = ['dialogue.freeText', 'dialogue.resume', 'join.underWay']

test('a handler that the table does not list does not exist', async () => {
  const database = await freshDatabase()
  const features = createFeatures(
    { database, dialogues: new Dialogues(database), secret: 'x'.repeat(32), botName: () => 'bot' },
    { rate: 30, timeZone: 'Europe/Moscow' },
  )
  const listed = new Set<unknown>(createRoutes(features).map((route) => route.handle))
  const handlers = Object.entries(features).flatMap(([name, feature]) =>
    Object.entries(feature).map(([action, handle]) => ({ name: `${name}.${action}`, handle })),
  )
  const unlisted = handlers.filter(({ handle }) => typeof handle === 'function' && !listed.has(handle))
  expect(unlisted.map(({ name }) => name).filter((name) => !WITHOUT_ROUTE.includes(name))).toEqual([])
  expect([...listed].filter((handle) => typeof handle !== 'function')).toEqual([])
})
