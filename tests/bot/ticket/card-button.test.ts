import { expect, test } from 'vitest'
import { readToken } from '../../../domain/ticket/token.ts'
import { startProduct } from '../../support/product.ts'

test('Анна presses «Проверить билет»: the address on her card is this bot, and it says that the card is good', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/card')
  const { buttons } = await anna.waitFor('Билет №')
  const button = buttons?.flat().find((each) => each.text === 'Проверить билет')
  const [page = '', token = ''] = (button?.url ?? '').split('#')
  expect(readToken(token)?.facts.name).toMatch(/^\S+ А\./)
  expect(await (await fetch(page)).text()).toContain('Проверка профсоюзного билета')
  const answer = await fetch(`${page}/status`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  expect(await answer.json()).toEqual({ verdict: 'valid' })
})
