import { expect, test } from 'vitest'
import { startProduct } from '../../support/product.ts'

async function world() {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  const open = async () => {
    await anna.send('/card')
    const { buttons } = await anna.waitFor('Билет №')
    return buttons?.flat().find((each) => each.text === 'Проверить билет')?.url ?? ''
  }
  const verdict = async (address: string) => {
    const [page = '', token = ''] = address.split('#')
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${page}/status`, { method: 'POST', headers, body: JSON.stringify({ token }) })
    return ((await answer.json()) as { verdict: string }).verdict
  }
  return { product, anna, open, verdict }
}

test('Анна renews the code of her ticket: the old picture is good no more, the new one is', async () => {
  const { product, anna, open, verdict } = await world()
  const old = await open()
  await anna.press('Обновить код')
  await anna.waitFor('перестанут действовать')
  expect(await verdict(old)).toBe('valid')
  await anna.press('Обновить код')
  await anna.waitFor('Код новый')
  const now = await open()
  expect([now === old, await verdict(old), await verdict(now)]).toEqual([false, 'revoked', 'valid'])
  expect(await product.database.read.issuedCard.findMany({ select: { reason: true } })).toEqual([
    { reason: 'renewed' },
    { reason: null },
  ])
})

test('who says that the card is lost ends its code, too', async () => {
  const { product, anna, open, verdict } = await world()
  const { memberId } = await product.database.read.memberBinding.findFirstOrThrow({
    where: { account: { externalId: '1002' } },
  })
  await product.database.write.member.update({ where: { id: memberId }, data: { ticketStatus: 'issued' } })
  const old = await open()
  await anna.press('Карта потеряна или сменилось имя')
  await anna.waitFor('Что случилось?')
  await anna.press('Карта потеряна')
  await anna.waitFor('Прежний QR-код билета больше не действует')
  expect(await verdict(old)).toBe('revoked')
  expect(await verdict(await open())).toBe('valid')
})
