import { expect, test } from 'vitest'
import { makeSigningKey } from '../../core/signing-keys.ts'
import { checkWorld } from '../support/check-world.ts'
import { HINT, isReady, LIVE, paste, phone, READY, says, watchVerdicts, withoutLive } from './check-phone.ts'

type World = Awaited<ReturnType<typeof checkWorld>>

const UNCHECKED = 'Не проверено на отзыв'
const leaves = (world: World, id: number) =>
  world.database.write.member.update({ where: { id }, data: { orgId: 2 } })

test('a code of a key that was revoked and rotated away is a forgery: for the server, and offline at the next list', async () => {
  const old = makeSigningKey('old')
  const world = await checkWorld({ signing: old })
  const [first, second] = [await world.address(1), await world.address(2)]
  const page = await phone(world.page)
  await isReady(page)
  // The page keeps the old key; the server is started again without it.
  await world.serveWith(makeSigningKey('new'))
  await paste(page, first)
  await says(page, 'Сервер не признал этот код', LIVE)
  await says(page, 'Подделка')
  await says(page, 'Код подписан ключом, которого у Профсоюза нет', HINT)
  expect(await page.locator('#facts').isVisible()).toBe(false)

  await world.revokeKey(old)
  await page.reload()
  await isReady(page)
  await page.context().setOffline(true)
  await paste(page, second)
  await says(page, 'Нет связи', LIVE)
  await says(page, 'Подделка')
  await says(page, 'Ключ, которым подписан этот код, отозван', HINT)
})

test('a new list judges the card on the screen again, though the server itself is not heard', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  const page = await phone(world.page)
  await isReady(page)
  await withoutLive(page)
  await paste(page, address)
  await says(page, 'Нет связи', LIVE)
  await says(page, 'Действителен')
  await leaves(world, 1)
  world.untilNextList()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await says(page, 'Отозван')
})

test('a server that could not be heard is asked again when the network is back', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  const page = await phone(world.page)
  await isReady(page)
  await page.context().setOffline(true)
  await paste(page, address)
  await says(page, 'Нет связи', LIVE)
  await leaves(world, 1)
  await page.context().setOffline(false)
  await says(page, 'Подтверждено сервером', LIVE)
  await says(page, 'Отозван')
})

test('on the very first visit a verdict waits for the list: a card that is on it is never green', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  await leaves(world, 1)
  const page = await phone('about:blank')
  await withoutLive(page)
  const verdicts = await watchVerdicts(page)
  await page.goto(address)
  await says(page, 'Нет связи', LIVE)
  await says(page, 'Отозван')
  expect(await verdicts()).toEqual(['revoked'])
})

test('a list that is none is not taken: a good one stays, and without any nothing is green', async () => {
  const world = await checkWorld()
  const [good, left] = [await world.address(1), await world.address(2)]
  await leaves(world, 2)
  const page = await phone('about:blank')
  await withoutLive(page)
  const answers = ['<html>Войдите в сеть школы</html>', 'PRL\u0001', '']
  await page.route('**/check/list', (route) => route.fulfill({ body: answers[0] ?? '' }))
  await page.goto(good)
  await says(page, 'Нет связи', LIVE)
  await says(page, UNCHECKED)
  await says(page, 'Этот браузер проверяет билеты, пока страница открыта', READY)

  await page.unroute('**/check/list')
  await page.reload()
  await isReady(page)
  await says(page, 'Действителен')
  await leaves(world, 3)
  world.untilNextList()
  for (const body of answers) {
    await page.route('**/check/list', (route) => route.fulfill({ body }))
    await page.reload()
    await paste(page, left)
    await says(page, 'Нет связи', LIVE)
    await says(page, 'Отозван')
    await page.unroute('**/check/list')
  }
})

test('keys that are none are not taken either', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  const page = await phone('about:blank')
  await withoutLive(page)
  const body = JSON.stringify({ keys: [{ tag: 1 }], madeAt: 'x' })
  await page.route('**/check/state.json', (route) => route.fulfill({ body }))
  await page.goto(address)
  await says(page, 'Не проверено')
  await says(page, 'Страница ещё не загрузила ключи Профсоюза', HINT)
  expect(await page.locator('#facts').isVisible()).toBe(false)
  await page.unroute('**/check/state.json')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await says(page, 'Действителен')
})

test('a list of more than a week ago makes no card green; what it refuses it still refuses', async () => {
  const world = await checkWorld()
  const [good, left] = [await world.address(1), await world.address(2)]
  await leaves(world, 2)
  const page = await phone(world.page)
  await isReady(page)
  await page.context().setOffline(true)
  for (const [days, word] of [
    [6, 'Действителен'],
    [8, UNCHECKED],
  ] as const) {
    await page.clock.setSystemTime(new Date(Date.now() + days * 86_400_000))
    await page.reload()
    await paste(page, good)
    await says(page, 'Нет связи', LIVE)
    await says(page, word)
    await paste(page, left)
    await says(page, 'Отозван')
  }
})

const REFUSALS: Record<string, () => void> = {
  'caches are refused, as in a private window': () => {
    CacheStorage.prototype.open = () => Promise.reject(new DOMException('', 'SecurityError'))
  },
  'the disk is full': () => {
    Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))
    Cache.prototype.addAll = () => Promise.reject(new DOMException('', 'QuotaExceededError'))
  },
  'all storage is switched off': () => {
    for (const name of ['caches', 'localStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('', 'SecurityError')
        },
      })
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'))
  },
  'there is neither a store nor a worker': () => {
    for (const [owner, name] of [
      [Window.prototype, 'caches'],
      [Navigator.prototype, 'serviceWorker'],
    ] as const)
      Object.defineProperty(owner, name, { get: () => undefined })
  },
}

test.each(Object.entries(REFUSALS))('where %s the page judges from memory', async (_, refuse) => {
  const world = await checkWorld()
  const [good, left] = [await world.address(1), await world.address(2)]
  await leaves(world, 2)
  const page = await phone('about:blank')
  await page.addInitScript(refuse)
  await page.goto(good)
  await says(page, 'Действителен')
  await says(page, 'Этот браузер проверяет билеты, пока страница открыта', READY)
  await page.getByRole('button', { name: 'English' }).click()
  await says(page, 'Valid')
  await page.getByRole('button', { name: 'Русский' }).click()
  await page.context().setOffline(true)
  await paste(page, left)
  await says(page, 'Нет связи', LIVE)
  await says(page, 'Отозван')
})
