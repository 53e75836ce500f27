import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { picture, startDemo } from './demo.ts'

const ANNA = 1002
const BORIS = 1003
const GALINA = 1004

test('Анна goes over to another school: Борис lets her go, Галина takes her on, the old ticket is refused', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.chat(url, ANNA, 'phone')
  await anna.tell('/card', 'Билет №')
  const old = await anna.address('Проверить билет')
  await anna.tell('/transfer', 'Напишите название')
  await anna.tell('гимназия 41 верхнеозерск', 'Гимназия № 41')
  await anna.choose(/Гимназия № 41$/, 'Перейти в другую организацию?')
  await anna.picture(picture('transfer'))
  await anna.choose('Подать заявление о переходе', 'Заявление о переходе подано')
  expect(await anna.ways()).toBeGreaterThan(0)

  const boris = await demo.open(url, 'phone')
  await boris.be(BORIS)
  await boris.choose('Отпустить', 'Теперь решает новая организация')
  expect(await boris.ways()).toBeGreaterThan(0)
  await anna.hears('вас отпустила')

  const galina = await demo.open(url, 'phone')
  await galina.be(GALINA)
  await galina.hears('К вам переходит')
  await galina.choose('Принять на учёт', 'Внесите изменение в АИС')
  await anna.hears('Вы на учёте в новой организации')
  expect(await anna.ways()).toBeGreaterThan(0)
  await anna.tell('/card', 'Гимназия № 41')

  const till = await openPage(old, 'phone')
  await till.locator('#word').getByText('Отозван').waitFor()
})
