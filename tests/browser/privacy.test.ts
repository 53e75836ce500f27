import { expect, test } from 'vitest'
import { z } from 'zod'
import { picture, startDemo } from './demo.ts'
import { pagesOf } from './paper.ts'

const ANNA = 1002
/** Stands in the screen of what is held, and in no other. */
const HELD = 'Учётная запись Телеграма'

const takenSchema = z.object({ members: z.array(z.object({ lastName: z.string() })) })

test('Анна takes along what is held on her, asks to be erased and thinks better of it', async () => {
  const { demo, url } = await startDemo()
  const anna = await demo.chat(url, ANNA, 'phone')
  await anna.tell('/privacy', HELD)
  await anna.picture(picture('privacy'))
  await anna.choose('Забрать (JSON)', 'Файл видите только вы')
  const taken = takenSchema.parse(JSON.parse(String(await anna.file())))
  expect(taken.members).toEqual([{ lastName: 'Придумкина' }])
  await anna.choose('Что бот знает обо мне', HELD)
  await anna.choose('Забрать (PDF)', 'Файл видите только вы')
  const [first] = await pagesOf(await anna.file())
  expect(first?.length).toBeGreaterThan(10_000)

  await anna.choose('Что бот знает обо мне', HELD)
  await anna.choose('Удалить мои данные', 'Удалить все ваши данные')
  await anna.choose(/^Удалить$/, 'напишите свою дату рождения')
  await anna.tell('14.03.1988', 'Данные будут удалены')
  await anna.choose('Что бот знает обо мне', 'Ваши данные будут удалены')
  await anna.choose('Не удалять', 'Ничего не удаляем')
  expect(await anna.ways()).toBeGreaterThan(0)
  await anna.tell('/card', 'Придумкина Анна')
})
