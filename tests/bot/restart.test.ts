import { expect, test } from 'vitest'
import { startProduct } from '../support/product.ts'

test('what was sent while the bot was down is answered once when it is back', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/menu')
  await anna.waitFor('Меню')
  const restarting = product.restart()
  await anna.send('/bonus')
  await restarting
  await anna.waitFor('PROFCARDS')
  await anna.send('/help')
  await anna.waitFor('Что умеет бот')
  expect(anna.messages().filter((each) => each.text.includes('Чтобы кешбэк не потерялся'))).toHaveLength(1)
})

test('a bot that is stopped right after its start stops, and the next one answers', async () => {
  const product = await startProduct()
  await product.restart()
  await product.restart()
  const anna = product.visitor('Анна')
  await anna.send('/menu')
  expect((await anna.waitFor('Меню')).text).toContain('Выберите')
})
