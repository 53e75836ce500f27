export const common = {
  'common.back': '← Назад',
  'common.home': '⌂ Меню',
  'common.cancel': 'Отмена',
  'common.yes': 'Да',
  'common.no': 'Нет',
  'common.plain': '{text}',
  'common.stale': 'Эта кнопка устарела. Откройте меню: /menu',
  'common.forbidden': 'Этот раздел вам недоступен. Что доступно — в меню: /menu',
  'common.error': 'Что-то пошло не так, мы уже разбираемся. Повторите через минуту или откройте /menu',
  'status.working': 'работающий',
  'status.student': 'обучающийся',
  'status.pensioner': 'неработающий пенсионер',
} as const
