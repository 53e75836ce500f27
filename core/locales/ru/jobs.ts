export const jobs = {
  'passport.chair_full_name': 'ФИО председателя',
  'passport.term_from': 'начало срока полномочий',
  'passport.term_to': 'окончание срока полномочий',
  'passport.chair_email': 'электронная почта председателя',
  'passport.chair_email_consent': 'согласие на рассылки по почте',
  'passport.chair_phone': 'телефон председателя',
  'passport.short_name': 'краткое наименование',
  'passport.employer_name': 'работодатель',
  'passport.employer_head': 'руководитель работодателя',
  'passport.is_legal_entity': 'является ли юридическим лицом',
  'passport.inn': 'ИНН',
  'passport.kpp': 'КПП',
  'passport.ogrn': 'ОГРН',
  'passport.dues_account': 'счёт для членских взносов',
  'passport.education_kind': 'вид образовательной организации',
  'passport.employed_count': 'число работающих',
  'passport.has_territorial_rights': 'есть ли права территориальной',

  'block.access': 'доступ в АИС',
  'block.auto_stat_report': 'автоматический статотчёт',
  'block.dues_statement': 'ведомость взносов',
  'block.online_join': 'вступление онлайн',
  'block.broadcast': 'рассылки Профсоюза',

  'gaps.reminder':
    '**{name}**\nВ паспорте организации в АИС {count, plural, one {не заполнено # поле} few {не заполнено # поля} many {не заполнено # полей} other {не заполнено # полей}}. Заполнить можно прямо здесь.',
  'gaps.reminder_urgent':
    '**{name}**\nВ паспорте организации в АИС давно {count, plural, one {не заполнено # поле} few {не заполнено # поля} many {не заполнено # полей} other {не заполнено # полей}}. Заполните, пожалуйста, сейчас: это займёт пару минут.',
  'gaps.lead': 'За тире — что не работает, пока поле пустое.',
  'gaps.fields': '{list}, {next}',
  'gaps.line_1': '• **{field}** — {a}',
  'gaps.line_2': '• **{field}** — {a}, {b}',
  'gaps.line_3': '• **{field}** — {a}, {b}, {c}',
  'gaps.line_4': '• **{field}** — {a}, {b}, {c}, {d}',
  'gaps.line_5': '• **{field}** — {a}, {b}, {c}, {d}, {e}',
  'gaps.line_ended': '• **срок полномочий истёк {date}** — внесите новый срок',
  'gaps.line_returned':
    '• **почта председателя** — письма на этот адрес не доходят; проверьте его и введите снова',
  'gaps.fill': 'Заполнить: {field}',
  'gaps.all': 'Все пробелы паспорта',

  'broadcast.paused.errors':
    '**Объявление № {id} остановлено**\nСлишком много сообщений не доходит. Откройте его: там видно почему. Исправьте и продолжите.',
  'broadcast.paused.stars':
    '**Объявление № {id} остановлено**\nИзрасходован лимит звёзд на платную отправку. Его задаёт тот, кто держит бота (STARS_LIMIT).',
  'broadcast.open': 'Подробнее',
} as const
