/** Which members messages of the bot reach. */
export const reach = {
  'reach.button': 'До кого дойдёт сообщение',
  'reach.title':
    '**{name}**\nСообщения бота доходят до **{reached, number}** из {members, plural, one {# члена} few {# членов} many {# членов} other {# членов}} Профсоюза.',
  'reach.everybody': '✅ Доходят до всех.',
  'reach.blocked': '• закрыли бота или сменили аккаунт: {count, number}',
  'reach.mail': '• не в боте, в карточке есть почта: {count, number}',
  'reach.unlinked': '• не в боте, почты тоже нет: {count, number}',
  'reach.list.blocked': 'Кто закрыл бота: {count, number}',
  'reach.list.mail': 'У кого только почта: {count, number}',
  'reach.list.unlinked': 'С кем связи нет: {count, number}',
  'reach.names.blocked': '**{name}**\nБыли в боте, но закрыли его или сменили аккаунт:',
  'reach.names.mail': '**{name}**\nНе в боте. В карточке есть почта, можно написать самому:',
  'reach.names.unlinked': '**{name}**\nНе в боте, и почты в карточке нет. Скажите им лично:',
  'reach.names.none': '✅ {name}: здесь больше никого нет.',
  'reach.name': '• {name}',
  'reach.below': 'По организациям ниже',
  'reach.below.title':
    '**{name}**\nДо скольких членов Профсоюза сообщения не доходят, больше всего — сверху:',
  'reach.below.row': '{name}: {count, number}',
  'reach.how': 'Как их позвать',
  'reach.how.title':
    '**{name}**\nПерешлите ссылку в чат коллектива или покажите код:\n{url}\n\nЧеловек открывает её и нажимает «Поделиться моим номером».',
  'reach.how.ticket':
    'Номер не совпал с карточкой? Там же есть «По номеру билета»: запрос придёт вам в заявления, вы его подтвердите.',
  'reach.how.blocked': 'Кто закрыл бота, пусть откроет ту же ссылку и нажмёт «Запустить».',
  'reach.how.share': 'Отправить ссылку',
} as const
