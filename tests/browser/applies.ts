import type { Hands } from '../support/browser.ts'

/** Presses Start and answers up to the name. */
export async function beginsToJoin(hands: Hands, who: number): Promise<void> {
  await hands.be(who)
  await hands.page.getByTestId('start').click()
  await hands.sees('Здравствуйте!')
  await hands.press('Вступить в Профсоюз')
  await hands.sees('Шаг 1 из 6')
  await hands.press('Согласен')
  await hands.sees('Шаг 2 из 6')
  await hands.type('05.03.1985')
  await hands.sees('Шаг 3 из 6')
}

/** Answers the rest, up to where the application is checked. */
export async function finishesJoining(hands: Hands): Promise<void> {
  await hands.type('Сочинялкин Иван Петрович')
  await hands.sees('Шаг 4 из 6')
  await hands.type('школа 1')
  await hands.press(/Школа № 1$/)
  await hands.sees('Шаг 5 из 6')
  await hands.press('Работаю')
  await hands.sees('Шаг 6 из 6')
  await hands.shareContact()
  await hands.sees('Проверьте заявление')
}

/** The whole way to the primary of Борис. */
export async function applies(hands: Hands, who: number): Promise<void> {
  await beginsToJoin(hands, who)
  await finishesJoining(hands)
  await hands.press('Отправить')
  await hands.sees('Заявление отправлено')
}
