/** Choosing an organisation in the tree, and asking about one that is not there. */
export const place = {
  'place.tree.button': '☰ Выбрать из списка',
  'place.tree.top': '**Выберите регион**',
  'place.tree.node': '**{name}**\nВыберите из списка. В скобках — сколько в нём первичных организаций.',
  'place.tree.empty':
    '**{name}**\nЗдесь пока нет организаций, куда можно подать заявление. Поищите по названию или спросите: кнопки ниже.',
  'place.tree.page':
    'Страница {page} из {pages}. Быстрее найти: напишите номер, слово из названия или город.',
  'place.tree.group': '{name} ({count})',
  'place.tree.before': '← Стр. {page}',
  'place.tree.after': 'Стр. {page} →',
  'place.tree.up': '↑ {name}',
  'place.tree.toRegions': '↑ Все регионы',
  'place.tree.search': 'Искать по названию',
  'place.tree.primaries': '**{name}**\nВыберите свою организацию.',
  'place.ask.region':
    '**Моей организации нет в списке**\nСпросим тех, кто отвечает за организации в вашем регионе. Выберите его:',
  'place.ask.node': '**{name}**\nСпросить здесь или выбрать точнее?',
  'place.ask.here': 'Спросить здесь',
  'place.ask.press': 'Выберите регион кнопкой: тогда вопрос попадёт к тем, кто вам ответит.',
  'place.ask.write':
    '**Моей организации нет в списке**\nСпросим здесь: {name}\n\nНапишите одним сообщением, где вы работаете или учитесь: название, номер, населённый пункт. Телефон и имя в Телеграме бот не показывает.',
  'place.ask.words': 'Добавим к вопросу: «{words}»',
  'place.ask.send': 'Отправить так',
  'place.ask.other': 'Другой регион',
  'place.ask.ready': 'Не нахожу свою организацию в списке. Ищу: {words}',
  'place.ask.searched': 'Что искал человек: {words}',
  'place.ask.draft': 'Заявление сохранено. Узнаете, куда вступать, — вернитесь к нему: /join',
} as const
