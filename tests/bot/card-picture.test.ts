import { expect, test } from 'vitest'
import { startProduct } from '../support/product.ts'

type Product = Awaited<ReturnType<typeof startProduct>>

const isPicture = (message: { photo?: string }) => message.photo !== undefined

/** What the simulator was asked to send to Анна, by method. */
function calls({ simulator }: Product, method: string): number {
  return simulator.state.ledger.filter((each) => each.chatId === 1002 && each.method === method).length
}

test('the ticket comes as a picture with its text below; the second time nothing is uploaded', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/card')
  const first = await anna.waitFor((message) => isPicture(message) && message.text.includes('Билет №'))
  await anna.send('/card')
  const second = await anna.waitFor((message) => isPicture(message) && message.id !== first.id)
  expect(second.photo).toBe(first.photo)
  await product.restart()
  await anna.send('/card')
  const third = await anna.waitFor((message) => isPicture(message) && message.id > second.id)
  expect(third.photo).toBe(first.photo)
  expect(await product.database.read.sentPicture.count()).toBe(1)
})

test('the dark theme is remembered, and is another picture', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/card')
  const light = await anna.waitFor(isPicture)
  await anna.press('Тёмная тема')
  const dark = await anna.waitFor((message) => isPicture(message) && message.id > light.id)
  expect(dark.photo).not.toBe(light.photo)
  await anna.send('/card')
  const again = await anna.waitFor((message) => isPicture(message) && message.id > dark.id)
  expect(again.photo).toBe(dark.photo)
  await anna.press('Светлая тема')
  expect((await anna.waitFor((message) => isPicture(message) && message.id > again.id)).photo).toBe(
    light.photo,
  )
})

test('a button under a picture leads on below it, and the picture keeps no old buttons', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/menu')
  const menu = await anna.waitFor('Меню.')
  await anna.press('Мой билет')
  const card = await anna.waitFor(isPicture)
  await anna.waitFor((message) => message.id === menu.id && message.buttons === undefined)
  await anna.press('Меню')
  const next = await anna.waitFor((message) => message.id > card.id && message.text.includes('Меню.'))
  expect(isPicture(next)).toBe(false)
  await anna.waitFor((message) => message.id === card.id && message.buttons === undefined)
  expect(calls(product, 'editMessageText')).toBe(0)
})

test('what the messenger has forgotten is uploaded anew', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/card')
  const first = await anna.waitFor(isPicture)
  await product.database.write.sentPicture.updateMany({ data: { fileId: 'gone' } })
  await anna.send('/card')
  const second = await anna.waitFor((message) => isPicture(message) && message.id > first.id)
  const [row] = await product.database.read.sentPicture.findMany()
  expect(row?.fileId).not.toBe('gone')
  expect(second.photo).toContain(row?.fileId ?? '-')
})

test('the ticket to print and the statements come as PDF, and bring nobody else’s', async () => {
  const product = await startProduct()
  const anna = product.visitor('Анна')
  await anna.send('/card')
  await anna.waitFor(isPicture)
  await anna.press('Для печати')
  const { document } = await anna.waitFor((message) => message.document !== undefined)
  expect(document?.name).toBe('ticket.pdf')
  await anna.waitFor('Билет на листе A4')
})
