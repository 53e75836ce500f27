/** Rules of the registry: what breaks (title), why it matters, how to mend it, and what is wrong in one row. */
export const rules = {
  'rule.chair_empty.title': 'Не заполнена вкладка «Председатель»',
  'rule.chair_empty.why':
    'Без председателя у организации нет доступа в АИС: некому вести учёт и отвечать на заявления.',
  'rule.chair_empty.how': 'Внесите в паспорт ФИО председателя и сроки его полномочий.',
  'rule.chair_empty.wrong': 'Председатель не указан',
  'rule.term_missing.title': 'Не указаны сроки полномочий председателя',
  'rule.term_missing.why': 'Доступ в АИС открывается только на указанный срок полномочий.',
  'rule.term_missing.how': 'Внесите во вкладку «Председатель» начало и окончание полномочий.',
  'rule.term_missing.wrong': 'Нет начала или окончания полномочий',
  'rule.term_over.title': 'Срок полномочий председателя истёк',
  'rule.term_over.why': 'После окончания полномочий доступ председателя в АИС закрыт.',
  'rule.term_over.how': 'Проведите выборы или внесите в паспорт новый срок полномочий.',
  'rule.term_over.wrong': 'Полномочия закончились {term_to}',
  'rule.absent_from_export.title': 'Нет в последней полной выгрузке АИС',
  'rule.absent_from_export.why':
    'Скорее всего, организация ликвидирована или реорганизована, а дата исключения не указана. Такие организации искажают все проценты.',
  'rule.absent_from_export.how':
    'Заполните «Дату исключения из реестра» во вкладке «Регистрация» или верните организацию в выгрузку.',
  'rule.absent_from_export.wrong': 'Нет в выгрузках с {absent_since}',
  'rule.idle_not_removed.title': 'Год без членов Профсоюза и отчётов, а в реестре числится',
  'rule.idle_not_removed.why':
    'Ликвидированные и реорганизованные организации без даты исключения делают реестр неактуальным.',
  'rule.idle_not_removed.how':
    'Если организации больше нет, заполните «Дату исключения из реестра» во вкладке «Регистрация». Если есть, поставьте людей на учёт.',
  'rule.idle_not_removed.wrong': 'Нет членов Профсоюза. Последний отчёт: {last_report_on}',
  'rule.primary_without_members.title': 'Первичная без членов Профсоюза',
  'rule.primary_without_members.why':
    'На электронном учёте нет ни одного человека: ни билетов, ни статотчёта, ни охвата.',
  'rule.primary_without_members.how':
    'Внесите учётные карточки всех членов Профсоюза или исключите организацию из реестра.',
  'rule.primary_without_members.wrong': 'На учёте никого нет',
  'rule.member_without_status.title': 'Член Профсоюза без статуса',
  'rule.member_without_status.why':
    'Без статуса человек не попадает ни в одну строку отчёта, и автоматический отчёт не сходится.',
  'rule.member_without_status.how':
    'Укажите в учётной карточке: работающий, обучающийся или неработающий пенсионер.',
  'rule.member_without_status.wrong': 'Статус не указан',
  'rule.legal_entities_differ.title': 'Юридических лиц в АИС не столько, сколько в отчёте',
  'rule.legal_entities_differ.why':
    'Лишний признак юридического лица искажает отчёт и требует ИНН, КПП и ОГРН, которых у организации нет.',
  'rule.legal_entities_differ.how':
    'Сверьте признак юридического лица в паспортах организаций ниже и снимите ошибочные.',
  'rule.legal_entities_differ.wrong':
    'В АИС {legal_entities}, в отчёте на {report_on} — {reported_legal_entities}',
  'rule.territorial_rights_differ.title': 'ППО с правами территориальной в АИС не столько, сколько в отчёте',
  'rule.territorial_rights_differ.why': 'Признак меняет, кто и какой отчёт сдаёт.',
  'rule.territorial_rights_differ.how':
    'Сверьте признак «ППО с правом территориальной» в паспортах первичных организаций.',
  'rule.territorial_rights_differ.wrong':
    'В АИС {with_rights}, в отчёте на {report_on} — {reported_with_rights}',
  'rule.primaries_differ.title': 'Первичных в АИС не столько, сколько в отчёте',
  'rule.primaries_differ.why': 'Лишние организации в реестре занижают охват и число отчитавшихся.',
  'rule.primaries_differ.how': 'Исключите из реестра ликвидированные и реорганизованные, внесите созданные.',
  'rule.primaries_differ.wrong': 'В АИС {primaries}, в отчёте на {report_on} — {reported_primaries}',
  'rule.created_differ.title': 'Созданных первичных в АИС не столько, сколько в отчёте',
  'rule.created_differ.why': 'Созданные организации вовремя не вносятся в реестр или вносятся с чужой датой.',
  'rule.created_differ.how': 'Внесите созданные за год первичные и проверьте у них дату регистрации.',
  'rule.created_differ.wrong': 'В АИС {created}, в отчёте на {report_on} — {reported_created}',
  'rule.territorials_differ.title': 'Территориальных в АИС не столько, сколько в отчёте',
  'rule.territorials_differ.why': 'Структура в АИС расходится с той, о которой отчиталась организация.',
  'rule.territorials_differ.how': 'Сверьте список территориальных организаций: кого исключить, кого внести.',
  'rule.territorials_differ.wrong': 'В АИС {territorials}, в отчёте на {report_on} — {reported_territorials}',
  'rule.ticket_not_issued.title': 'Билет изготовлен давно, а «Выдан» не отмечено',
  'rule.ticket_not_issued.why': 'Карта лежит без дела или выдана без отметки, и статистика билетов неверна.',
  'rule.ticket_not_issued.how': 'Выдайте билет и отметьте в учётной карточке статус «Выдан».',
  'rule.ticket_not_issued.wrong': 'Изготовлен {ticket_status_on}, не отмечен как выданный',
  'rule.refused_without_app.title': 'Отказ от карты, и приложения тоже нет',
  'rule.refused_without_app.why': 'Человек остаётся без билета в любом виде.',
  'rule.refused_without_app.how':
    'Предложите виртуальный билет в приложении Profcards или снова пластиковую карту.',
  'rule.refused_without_app.wrong': 'Отказ от карты, приложение не установлено',
  'rule.email_missing.title': 'Нет электронной почты председателя',
  'rule.email_missing.why': 'До организации не доходят рассылки Профсоюза.',
  'rule.email_missing.how': 'Внесите действующий адрес во вкладку «Председатель».',
  'rule.email_missing.wrong': 'Адрес не указан',
  'rule.mailing_consent_missing.title': 'Нет согласия на рассылки по почте',
  'rule.mailing_consent_missing.why': 'Без согласия Профсоюз не вправе писать председателю на почту.',
  'rule.mailing_consent_missing.how':
    'Спросите председателя о согласии и отметьте его в паспорте. Кто против, тот вправе не давать.',
  'rule.mailing_consent_missing.wrong': 'Согласие не отмечено',

  'rule.unknown': 'нет',
  'rule.places':
    '{count, plural, one {# организация} few {# организации} many {# организаций} other {# организаций}}',
  'rule.peopleIn':
    '{count, plural, one {# человек} few {# человека} many {# человек} other {# человек}} в {places, plural, one {# организации} few {# организациях} many {# организациях} other {# организациях}}',
  'severity.blocking': 'закрывает доступ',
  'severity.serious': 'искажает отчёт',
  'severity.minor': 'стоит поправить',
  'level.union': 'Профсоюз',
  'level.regional': 'региональная',
  'level.okrug': 'окружная',
  'level.territorial': 'территориальная',
  'level.primary': 'первичная',

  'sheet.rule': 'Список',
  'sheet.rule.how': 'Что это',
  'column.org': 'Организация',
  'column.orgId': 'Код АИС',
  'column.level': 'Уровень',
  'column.parent': 'Входит в',
  'column.member': 'Код учётной карточки',
  'column.wrong': 'Что не так',
  'column.how': 'Как исправить',

  'mend.button': 'Что исправить',
  'mend.choose': 'В какой организации?',
  'mend.title': '**{name}**\nЧто исправить в реестре на {date}',
  'mend.nothing': '✅ Расхождений нет. Спасибо!',
  'mend.row': '{mark} {title}: {count, number}',
  'mend.rule': '{mark} **{title}**\n{name}: {scope}',
  'mend.why': '**Почему важно.** {why}',
  'mend.how': '**Как исправить.** {how}',
  'mend.first': 'Первые по алфавиту:',
  'mend.place': '• {name}',
  'mend.placeCount': '• {name}: {count, number}',
  'mend.list': 'Скачать список',
  'mend.fixed': '✅ Здесь больше нечего исправлять.',
  'mend.sent':
    '📄 Список отправлен: {count, plural, one {# строка} few {# строки} many {# строк} other {# строк}}.',
  'mend.sentPart':
    '📄 Отправлены первые {count, number} строк: в чате больше не показать. Полный список даёт оператор, или откройте организацию ниже.',
  'mend.file': 'Что исправить {code} {date}',
  'summary.rules': 'Расходится в реестре:',
  'summary.rule': '• {title}: {scope}',
} as const
