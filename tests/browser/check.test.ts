import { expect, test } from 'vitest'
import { checkWorld, forged } from '../support/check-world.ts'
import { LIVE, paste, phone, says } from './check-phone.ts'
import { filmOf } from './film.ts'

test('after one visit the page opens and judges with the network cut: valid, forged, expired, revoked', async () => {
  const world = await checkWorld()
  const [good, moved] = [await world.address(1), await world.address(2)]
  await world.database.write.member.update({ where: { id: 2 }, data: { orgId: 2 } })
  world.untilNextList()
  const page = await phone(world.page)
  await says(page, 'Страница готова работать без интернета', '#readiness')

  await page.context().setOffline(true)
  await world.app.close()
  await page.goto('about:blank')
  await page.goto(good)
  await says(page, 'Действителен')
  await says(page, 'Нет связи: проверено без интернета', LIVE)
  expect(await page.locator('#name').textContent()).toBe('Небылицына А. П.')
  expect(await page.locator('#number').textContent()).toBe('440000001')

  await paste(page, forged(good))
  await says(page, 'Подделка')
  expect(await page.locator('#facts').isVisible()).toBe(false)
  await paste(page, moved)
  await says(page, 'Отозван')
  await paste(page, 'https://evil.example/check#x')
  await says(page, 'Не билет')

  await page.clock.install({ time: new Date(Date.now() + 400 * 86_400_000) })
  await page.goto('about:blank')
  await page.goto(good)
  await says(page, 'Истёк')
  await says(page, /старше недели/, '#list')
})

test('online the server has the last word: it knows who left a moment ago, and who came back', async () => {
  const world = await checkWorld()
  const [left, back] = [await world.address(1), await world.address(2)]
  const move = (id: number, orgId: number) =>
    world.database.write.member.update({ where: { id }, data: { orgId } })
  await move(2, 2)
  world.untilNextList()
  const page = await phone(world.page)
  await says(page, 'Страница готова', '#readiness')
  await move(1, 2)
  await move(2, 1)
  await paste(page, left)
  await says(page, 'Подтверждено сервером', LIVE)
  await says(page, 'Отозван')
  await paste(page, back)
  await says(page, 'Действителен')
})

test('a code opened on the very first visit is judged at once; English and dark are a matter of taste', async () => {
  const world = await checkWorld()
  const page = await phone(await world.address(1), 'dark')
  await says(page, 'Действителен')
  await page.getByRole('button', { name: 'English' }).click()
  await says(page, 'Valid')
  await says(page, 'Confirmed by the server', LIVE)
  await page.reload()
  await says(page, 'Valid')
  expect(await page.title()).toBe('Union ticket check')
})

test('a browser that knows no Ed25519 judges just so', async () => {
  const world = await checkWorld()
  const page = await phone('about:blank')
  await page.addInitScript(() => {
    const { importKey } = SubtleCrypto.prototype
    SubtleCrypto.prototype.importKey = function (this: SubtleCrypto, ...given: unknown[]) {
      if (given[2] === 'Ed25519') return Promise.reject(new DOMException('', 'NotSupportedError'))
      return Reflect.apply(importKey, this, given)
    } as typeof importKey
  })
  await page.goto(await world.address(1))
  await says(page, 'Действителен')
  await says(page, 'Страница готова работать без интернета', '#readiness')
  await page.context().setOffline(true)
  await paste(page, forged(await world.address(1)))
  await says(page, 'Подделка')
})

test('the camera reads the code of a card; the whole page works by keyboard', async () => {
  const world = await checkWorld()
  const film = filmOf(await world.address(3))
  const page = await phone(world.page, 'light', [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await says(page, 'Действителен')
  expect(await page.locator('#name').textContent()).toBe('Сочинённая А. П.')
  expect(await page.locator('video').isVisible()).toBe(false)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('result')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  // The next card is looked for at once.
  await says(page, 'Действителен')
})
