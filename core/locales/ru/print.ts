/** What stands on the ticket's picture, on the poster and above the chart. */
export const print = {
  'print.card.union': 'Общероссийский Профсоюз образования',
  'print.card.title': 'Профсоюзный билет',
  'print.card.number': 'Билет №',
  'print.card.noNumber': 'номер ещё не присвоен',
  'print.card.member': 'Член Профсоюза',
  'print.card.member.working': 'Член Профсоюза · работающий',
  'print.card.member.student': 'Член Профсоюза · обучающийся',
  'print.card.member.pensioner': 'Член Профсоюза · пенсионер',
  'print.card.ticket.none': 'Без пластиковой карты',
  'print.card.ticket.requested': 'Пластиковая карта оформляется',
  'print.card.ticket.produced': 'Пластиковая карта изготовлена',
  'print.card.ticket.issued': 'Пластиковая карта выдана',
  'print.card.ticket.refused': 'Без пластиковой карты',
  'print.card.ticket.reissue': 'Пластиковая карта перевыпускается',
  'print.card.since': 'в Профсоюзе с {year} года',
  'print.card.valid': 'Действителен до',
  'print.card.check': 'Чтобы проверить билет, наведите камеру телефона на код.',
  'print.card.cut':
    'Вырежьте по пунктиру. Билет в телефоне всегда свежее: откройте его в боте командой /card.',
  'print.poster.join': 'Вступайте в Профсоюз!',
  'print.poster.until': 'Код и ссылка действуют до {until}.',
  'print.poster.step1': 'Наведите камеру телефона на код и откройте ссылку.',
  'print.poster.step2': 'В Telegram нажмите «Запустить».',
  'print.poster.step3': 'Ответьте на пять коротких вопросов: это две минуты.',
  'print.poster.without':
    'Камера не читает код? Найдите в Telegram бота {bot}, нажмите «Запустить», затем «Вступить в Профсоюз» и выберите в списке: {name}.',
} as const
