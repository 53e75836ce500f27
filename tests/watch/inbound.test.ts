import { expect, test } from 'vitest'
import { startProduct } from '../support/product.ts'
import { growth, readMetrics } from './exposition.ts'

test('an update is counted when it is written down and when its person is answered, once', async () => {
  const product = await startProduct()
  const before = await readMetrics()
  const anna = product.visitor('Анна')
  await anna.send('/menu')
  await anna.waitFor('Меню')
  // A bot that closes writes down what became of every update.
  await product.restart()
  const grown = await growth(before)
  const step = (name: string) => grown(`pervichka_updates_total{step="${name}"}`)
  expect([step('received'), step('duplicate'), step('answered'), step('parked')]).toEqual([1, 0, 1, 0])
  expect(grown('pervichka_update_seconds_count')).toBe(1)
  expect(grown('pervichka_replies_total')).toBe(1)
})
