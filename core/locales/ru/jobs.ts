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
    '**{name}**\nУже больше двух недель в паспорте организации в АИС {count, plural, one {не заполнено # поле} few {не заполнено # поля} many {не заполнено # полей} other {не заполнено # полей}}. Заполните, пожалуйста, сейчас: это займёт пару минут.',
  'gaps.lead': 'За тире — что не работает, пока поле пустое.',
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

  'summary.title': '**{name}**\nСводка на {date}',
  'summary.verdict_good': '✅ Всё в порядке: данные АИС сходятся с отчётом.',
  'summary.verdict_attention': '⚠️ Есть что поправить: в АИС меньше данных, чем в отчёте.',
  'summary.verdict_bad': '🔴 Нужна помощь: в АИС меньше половины того, что в отчёте.',
  'summary.verdict_unknown': 'ℹ️ Отчёта для сравнения пока нет.',
  'summary.members':
    'Членов Профсоюза в АИС на {date}: **{members, number}**. В отчёте на {statDate}: **{statMembers, number}**. Охват реестром: **{pct, number} %**.',
  'summary.members_no_stat': 'Членов Профсоюза в АИС на {date}: **{members, number}**.',
  'summary.members_unknown': 'Сведений о членах Профсоюза в АИС на {date} нет.',
  'summary.change_up': 'С {date}: **+{change, number}**.',
  'summary.change_down': 'С {date}: **−{change, number}**.',
  'summary.change_none': 'С {date}: без изменений.',
  'summary.change_unknown': 'Сравнить с прошлой неделей пока не с чем.',
  'summary.worst': 'Ниже всего охват:',
  'summary.child': '• {name} — {pct, number} % ({members, number} из {statMembers, number})',
  'summary.next': 'Что сделать на этой неделе:',
  'summary.next_gaps':
    '• заполнить паспорт организации: {count, plural, one {# поле} few {# поля} many {# полей} other {# полей}}',
  'summary.next_status':
    '• указать статус: у {count, plural, one {# члена} few {# членов} many {# членов} other {# членов}} Профсоюза его нет',
  'summary.next_offices':
    '• помочь открыть доступ: {count, plural, one {# организации} few {# организациям} many {# организациям} other {# организациям}} не хватает председателя или срока полномочий',
  'summary.next_empty':
    '• внести членов Профсоюза: {count, plural, one {в # первичной никого нет} few {в # первичных никого нет} many {в # первичных никого нет} other {в # первичных никого нет}}',
  'summary.next_tickets':
    '• пригласить в приложение Profcards: без него {count, plural, one {# человек} few {# человека} many {# человек} other {# человек}}',
  'summary.next_applications':
    '• рассмотреть заявления: {count, plural, one {# ждёт} few {# ждут} many {# ждут} other {# ждут}} ответа',
  'summary.next_none': '• ничего срочного, спасибо!',
  'summary.button_gaps': 'Заполнить паспорт',
  'summary.button_applications': 'Заявления',
  'summary.button_announce': 'Написать людям',
  'summary.button_office': 'Моя организация',
  'summary.button_refresh': 'Обновить',

  'broadcast.paused.errors':
    '**Объявление № {id} остановлено**\nСлишком много сообщений не доходит. Откройте его: там видно почему. Исправьте и продолжите.',
  'broadcast.paused.stars':
    '**Объявление № {id} остановлено**\nИзрасходован лимит звёзд на платную отправку. Его задаёт тот, кто держит бота (STARS_LIMIT).',
  'broadcast.open': 'Подробнее',
} as const
