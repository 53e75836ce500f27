/** The chair's list of members without a status. */
export const statuses = {
  'statuses.button': 'Статусы членов',
  'statuses.title':
    '**Без статуса: {count, number}**\n{name}\nНажмите, кто это: работает, учится или на пенсии.',
  'statuses.none': '✅ {name}: статус указан у всех.',
  'statuses.line':
    '{number}. {name}{born, select, none {} other {, {born}}}{isSaid, select, true {. При вступлении: {said}} other {}}',
  'statuses.set.working': '{number} работает',
  'statuses.set.student': '{number} учится',
  'statuses.set.pensioner': '{number} на пенсии',
  'statuses.done': '✅ {name}: **{status}**.',
  'statuses.doneAll': '✅ Записано «{status}»: **{count, number}**.',
  'statuses.known': 'Статус уже указан: {status}. Скорее всего, человек ответил сам.',
  'statuses.all': 'Указать сразу всем ({count, number})',
  'statuses.all.ask':
    '**Указать статус сразу всем: {count, number}**\n{names}{isMore, select, true { и ещё {rest, number}} other {}}\n\nКто-то не такой, как все? Вернитесь и сначала укажите статус ему.',
  'statuses.all.said':
    'При вступлении о себе сказали: {count, number}. Тех, кто сказал другое, общая кнопка не тронет.',
  'statuses.all.undo': 'Отменить можно будет в течение минуты.',
  'statuses.all.working': 'Все работают: {count, number}',
  'statuses.all.student': 'Все учатся: {count, number}',
  'statuses.all.pensioner': 'Все на пенсии: {count, number}',
  'statuses.told':
    'Председатель указал в вашей карточке статус: **{status}**. Если это не так, исправьте кнопкой ниже.',
} as const
