export const settings = {
  'settings.title': '**Настройки**\nЯзык: {language}\nЧасовой пояс: {timeZone}',
  'settings.language.ru': 'русский',
  'settings.language.en': 'английский',
  'settings.toRussian': 'Русский',
  'settings.toEnglish': 'English',
  'settings.languageSet': 'Готово: бот говорит по-русски.',
  'settings.linkedMember': 'Вы связаны с учётной карточкой: {name}, {org}.',
  'settings.linkedOffice': 'Кабинет председателя: {org} — {access}.',
  'settings.access.full': 'полный доступ',
  'settings.access.limited': 'доступ к паспорту организации',
  'settings.grant': 'Права: {role} — {org}.',
  'settings.grant.admin': 'администратор',
  'settings.grant.officer': 'ответственный',
  'settings.grant.auditor': 'только просмотр',
  'settings.notLinked':
    'Вы ещё не связаны с учётной карточкой. Это делается за минуту: поделитесь своим номером.',
  'settings.link': 'Связать с карточкой',
  'settings.unlink': 'Это не я, отвязать',
  'settings.privacyButton': 'Что бот знает обо мне',
  'settings.settingsButton': 'Настройки',
  'settings.askButton': 'Кого спросить',
  'settings.joinButton': 'Вступить в Профсоюз',

  'privacy.title': '**Что бот хранит о вас**',
  'privacy.account':
    'Учётная запись Телеграма № {externalId}, с {date}. Язык и часовой пояс. Переписку бот не хранит.',
  'privacy.member':
    'Связь с учётной карточкой: {name}, {org}. Связано {date}, {method}. Сама карточка принадлежит реестру Профсоюза (АИС).',
  'privacy.method.phone': 'по номеру телефона',
  'privacy.method.ticket': 'по номеру билета',
  'privacy.method.import': 'перенесено из прежнего бота',
  'privacy.method.link': 'по ссылке от вышестоящей организации',
  'privacy.method.grant': 'вручную, администратором',
  'privacy.method.other': 'способ не записан',
  'privacy.office': 'Связь с кабинетом председателя: {org}. Связано {date}, {method}.',
  'privacy.noBinding': 'С учётной карточкой вы не связаны.',
  'privacy.application': 'Заявление о вступлении от {date}: {org}.',
  'privacy.draft': 'Незаконченные ответы: есть. Команда /cancel завершает начатое.',
  'privacy.consent': 'Согласие «{purpose}» от {date}, версия текста {version}.',
  'privacy.consentWithdrawn':
    'Согласие «{purpose}» от {date}, версия текста {version}, отозвано {withdrawn}.',
  'privacy.purpose.joining': 'обработка данных для вступления',
  'privacy.purpose.mailings': 'рассылки Профсоюза',
  'privacy.purpose.offers': 'предложения партнёров',
  'privacy.purpose.other': 'другая цель',
  'privacy.noConsents': 'Согласий вы пока не давали.',
  'privacy.withdraw':
    '**Как отозвать**\nСвязь с карточкой отвяжет кнопка ниже. Чтобы отозвать согласие, исправить или удалить данные, напишите председателю своей организации: кто это — в разделе «Кого спросить». Заблокируете бота — сообщения перестанут приходить.',

  'ask.title': '**Кого спросить**',
  'ask.chair': '**Председатель вашей организации**\n{org}\n{contact}',
  'ask.above': '**Организация выше**\n{org}\n{contact}',
  'ask.contact': '{name}, тел. {phone}',
  'ask.contactName': '{name}. Телефон в паспорте организации не указан.',
  'ask.contactNone': 'Председатель в паспорте не указан: спросите в организации выше.',
  'ask.contactNoneTop': 'Председатель в паспорте не указан: спросите в отделе организационной работы.',
  'ask.notLinked':
    'Бот не знает, из какой вы организации. Поделитесь номером — и он покажет вашего председателя. Ещё не в Профсоюзе? Начните со вступления.',
  'ask.ais':
    '**Вход и ошибки в АИС**\nБесплатная горячая линия ООО «Интернет-Медиа». Её номер подскажет ответственный за АИС в вашей региональной организации.',
  'ask.aisButton': 'Открыть ais.eseur.ru',
  'ask.profcards':
    '**Карта и кешбэк PROFCARDS**\nПоддержка ООО «ФИНФОРТ-АГЕНТСКИЕ СЕТИ». Как с ней связаться, смотрите в приложении Profcards.',
  'ask.organisation':
    '**Учёт, взносы, документы**\nСначала — ответственный за АИС в вашей региональной организации, затем отдел организационной работы Профсоюза.',
} as const
