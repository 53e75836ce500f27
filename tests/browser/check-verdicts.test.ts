import { expect, test } from 'vitest'
import { makeSigningKey } from '../../core/signing-keys.ts'
import vectors from '../domain/ticket/token-vectors.json' with { type: 'json' }
import { checkWorld, forged } from '../support/check-world.ts'
import { HINT, isReady, LIVE, paste, phone, says, withoutLive } from './check-phone.ts'
import { picture } from './demo.ts'

const DAY_MS = 86_400_000

test.each(['light', 'dark'] as const)(
  'every verdict fits a phone of 360 points and says what to do: %s',
  async (theme) => {
    const world = await checkWorld()
    const [good, left] = [await world.address(1), await world.address(2)]
    await world.database.write.member.update({ where: { id: 2 }, data: { orgId: 2 } })
    world.untilNextList()
    const page = await phone(world.page, theme)
    await isReady(page)
    const shows = async (name: string, word: string) => {
      await says(page, word)
      // What the sheet hides beyond its edge counts, too.
      const outside = await page.evaluate(() =>
        Array.from(document.querySelectorAll('main *'))
          .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
          .map(({ id, tagName }) => id || tagName),
      )
      expect([name, outside]).toEqual([name, []])
      const path = picture(`check-${name}${theme === 'dark' ? '-dark' : ''}`)
      await page.screenshot({ path, animations: 'disabled' })
    }
    await paste(page, good)
    await says(page, 'Подтверждено сервером', LIVE)
    await shows('valid', 'Действителен')
    await paste(page, left)
    await says(page, 'Подтверждено сервером', LIVE)
    await shows('revoked', 'Отозван')
    await paste(page, forged(good))
    await says(page, 'Сервер не признал этот код', LIVE)
    await shows('forged', 'Подделка')
    await page.context().setOffline(true)
    const now = Date.now()
    for (const [days, name, word] of [
      [8, 'unchecked', 'Не проверено на отзыв'],
      [400, 'expired', 'Истёк'],
    ] as const) {
      await page.clock.setSystemTime(new Date(now + days * DAY_MS))
      await page.reload()
      await paste(page, good)
      await says(page, 'Нет связи', LIVE)
      await shows(name, word)
    }
  },
)

test('whatever is no ticket of ours is told apart, and what to do about it is said', async () => {
  const world = await checkWorld()
  const address = await world.address(1)
  const token = address.split('#')[1] ?? ''
  const foreignKey = await world.address(1, makeSigningKey('theirs'))
  const flipped = vectors.judged.find(({ about }) => about === 'one bit of the card flipped')?.token ?? ''
  const page = await phone(world.page)
  await isReady(page)
  await withoutLive(page)
  const typed = [...token].map(
    (letter) => 'АВЕКМНОРСТХаеорсух'['ABEKMHOPCTXaeopcyx'.indexOf(letter)] ?? letter,
  )
  for (const [text, word, hint] of [
    [`https://evil.example/check#${token}`, 'Не билет', 'Код ведёт на другой сайт'],
    ['https://ya.ru', 'Не билет', 'Код ведёт на другой сайт'],
    ['WIFI:S:school;;', 'Не билет', 'Это не код профсоюзного билета'],
    ['Ж'.repeat(100_000), 'Не билет', 'Текст слишком длинный'],
    [`${token.slice(0, 9)}Ж${token.slice(10)}`, 'Код с ошибкой', 'В коде есть русские буквы'],
    [foreignKey, 'Подделка', 'Этой странице такой ключ неизвестен'],
    [forged(address), 'Подделка', 'Подпись не сходится'],
    [flipped, 'Подделка', 'Этой странице такой ключ неизвестен'],
    [token.slice(0, -1), 'Подделка', 'Подпись не сходится'],
    [typed.join(''), 'Действителен', 'Сверьте имя и номер'],
  ] as const) {
    await paste(page, text)
    await says(page, word)
    await says(page, hint, HINT)
  }
})

test('a token from the future says to look at the date; in time it is valid', async () => {
  const world = await checkWorld()
  const page = await phone(world.page)
  await isReady(page)
  await withoutLive(page)
  // The page and its device stay at the day of the last list, the card is issued three days later.
  await page.route('**/check/state.json', (route) => route.abort())
  world.pass(3 * DAY_MS)
  await paste(page, await world.address(1))
  await says(page, 'Из будущего')
  await says(page, 'Проверьте дату на этом устройстве', HINT)
  await page.unroute('**/check/state.json')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await says(page, 'Действителен')
})
