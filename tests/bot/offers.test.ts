import { expect, test } from 'vitest'
import { currentText } from '../../domain/privacy/consent-texts.ts'
import { announceWorld, BORIS, OLEG, VERA } from './announce-world.ts'
import { bonusWorld } from './bonus-world.ts'

const OFFERS_TEXT_VERSION = currentText('offers')

test('consent to offers is a step of its own: given, proven, taken back, and nothing else with it', async () => {
  const { anna, database } = await bonusWorld()
  await anna.route('settings.mail')
  expect(anna.labels).toContain('🔕 Предложения партнёров: отключены')
  await anna.press('Предложения партнёров')
  expect(anna.text).toContain('это реклама')
  expect(await database.read.consent.count()).toBe(0)
  await anna.press('Согласен(на)')
  await anna.route('offers.decide', 'yes', OFFERS_TEXT_VERSION)
  expect(await database.read.consent.findMany()).toMatchObject([
    { accountId: 1, purpose: 'offers', textVersion: OFFERS_TEXT_VERSION, withdrawnAt: null },
  ])
  expect(await anna.command('privacy')).toContain('Согласие «предложения партнёров» от 21.11.2022')
  await anna.route('settings.mail')
  expect(anna.labels).toContain('🔔 Предложения партнёров: приходят')
  await anna.press('Предложения партнёров')
  await anna.press('Отозвать согласие')
  expect(anna.text).toContain('Сейчас предложения вам не приходят')
  const [row, ...others] = await database.read.consent.findMany()
  expect([others.length, row?.withdrawnAt]).toEqual([0, new Date('2022-11-21T06:00:00Z')])
})

test('an old text, a forged answer and whoever never agreed leave nothing behind', async () => {
  const { stranger, database } = await bonusWorld()
  await stranger.route('offers.decide', 'yes', 'offers-0')
  await stranger.route('offers.decide', 'yes')
  await stranger.route('offers.decide', 'maybe')
  await stranger.route('offers.decide', 'no')
  expect(await database.read.consent.count()).toBe(0)
})

test('an officer sends an offer: it is shown with its heading, and counts those only who agreed', async () => {
  const { database, type, tap, tried, command, press } = await announceWorld()
  await database.write.consent.create({
    data: { accountId: 5, purpose: 'offers', textVersion: 'offers-1', givenAt: new Date('2022-11-01') },
  })
  await command(VERA)
  let screen = await type(VERA, 'Скидка в кафе')
  screen = await tap(VERA, screen, 'answer announce org all')
  screen = await tap(VERA, screen, 'answer announce role all')
  expect(screen.words).toContain('Получат 6 человек')
  screen = await tap(VERA, screen, 'edit announce class')
  screen = await tap(VERA, screen, 'answer announce class offer')
  expect(screen.words).toContain('Получит 1 человек')
  expect(screen.words).toContain('только тем, кто дал на это согласие')
  expect(JSON.stringify(tried(VERA).at(-1))).toContain('Реклама')
  await tap(VERA, screen, 'announce.send')
  const row = await database.read.broadcast.findFirstOrThrow()
  expect(row).toMatchObject({ category: 'offer', class: 'announcement', quietHours: true })
  expect((await press(VERA, 'broadcast', row.id)).words).toContain('Предложение партнёра (реклама)')
})

test('a chair writes news only, and a text that leaves no room for the heading is sent back', async () => {
  const { type, tap, command, press } = await announceWorld()
  const toReview = async (who: number, org: string, text: string) => {
    await command(who)
    let screen = await type(who, text)
    screen = await tap(who, screen, `answer announce org ${org}`)
    return tap(who, screen, 'answer announce role all')
  }
  let screen = await toReview(BORIS, '11', 'Собрание')
  screen = await tap(BORIS, screen, 'edit announce class')
  expect(screen.find('answer announce class offer')).toBeUndefined()
  expect((await press(BORIS, 'answer', 'announce', 'class', 'offer')).words).toContain('выбирают кнопкой')
  screen = await toReview(OLEG, '2', 'я'.repeat(4090))
  screen = await tap(OLEG, screen, 'edit announce class')
  expect((await tap(OLEG, screen, 'answer announce class offer')).words).toContain('помещается 4 032')
})
