/** Questions of people, and the common ones with their answers. */
export const question = {
  'question.choose':
    '**Спросить**\nВыберите тему: сначала покажем частые вопросы. Не нашли ответа — напишите свой, его передадут тем, кто решает.',
  'question.topic.ticket': 'Билет',
  'question.topic.bonus': 'Бонусы PROFCARDS',
  'question.topic.joining': 'Вступление',
  'question.topic.dues': 'Взносы',
  'question.topic.leaving': 'Переход и выход',
  'question.topic.passport': 'Паспорт организации',
  'question.topic.ais': 'Вход в АИС',
  'question.topic.other': 'Другое',
  'question.topics': '← К темам',
  'question.whom': 'Кому позвонить',
  'question.mine': 'Мои вопросы',
  'question.about': '**{topic}**',
  'question.notHere': 'Нет ответа на ваш вопрос? Задайте свой.',
  'question.writeHint': 'Напишите свой вопрос: его передадут тем, кто решает в вашей организации.',
  'question.writeOwn': 'Задать свой вопрос',

  'question.ask':
    '**{topic}: ваш вопрос**\nНапишите одним сообщением, до 1000 знаков. Отвечающие увидят ваше имя из реестра и организацию, если вы связаны с карточкой. Телефон и имя в Телеграме бот им не показывает.',
  'question.askMore': '**{topic}: ещё вопрос**\nНапишите одним сообщением.\n\nПоследнее сообщение: {text}',
  'question.askAnswer':
    '**{topic}: ваш ответ**\nНапишите одним сообщением. Ваш телефон и имя в Телеграме не будут видны.\n\nВопрос: {text}',
  'question.sent': '✅ **Вопрос передан.** Ответ придёт сюда.',
  'question.sentUp':
    '✅ **Вопрос передан.** Ответ придёт сюда. Если за {days, plural, one {# день} few {# дня} many {# дней} other {# дня}} его не будет, спросим уровнем выше.',
  'question.sentNobody':
    '**Вопрос записан**, но отвечать в боте пока некому. Если дело срочное, посмотрите, кому позвонить.',
  'question.backToJoin': 'Вернуться к заявлению',
  'question.answerSent': '✅ Ответ передан.',
  'question.wait': 'Вы уже написали пять раз подряд. Дождитесь, пожалуйста, ответа.',
  'question.tooManyToday':
    'На сегодня вопросов достаточно. Новый можно будет задать завтра; срочное — позвоните: «Кому позвонить».',
  'question.tooMany':
    'У вас уже {count, plural, one {# вопрос ждёт} few {# вопроса ждут} many {# вопросов ждут} other {# вопроса ждут}} ответа. Дождитесь его или закройте то, что больше не нужно.',
  'question.closed': 'Этот вопрос закрыт. Есть новый? Выберите тему.',
  'question.closedByAsker': 'Этот вопрос уже закрыт: человек нашёл ответ.',
  'question.foreign': 'Этот вопрос вам сейчас недоступен: он чужой или передан другим.',

  'question.toAnswer.asked': '**Вопрос: {topic}**\n{from}',
  'question.toAnswer.passed': '**Вопрос передан вам: {topic}**\n{from}\n\nУровнем ниже на него не ответили.',
  'question.toAnswer.open': '**{topic}**: {state}\n{from}',
  'question.from.member': '{name}, {place}',
  'question.from.office': 'Из организации: {place}',
  'question.from.guest': 'Человек, который ещё не связан с карточкой',
  'question.from.guestAt': 'Человек, который ещё не связан с карточкой. Выбрал: {place}',
  'question.line.asked': 'Вопрос: {text}',
  'question.line.you': 'Вы: {text}',
  'question.line.answer': 'Ответ: {text}',
  'question.answer': 'Ответить',
  'question.up': 'Передать выше',
  'question.up.passed': '✅ Передано уровнем выше. Человек об этом знает.',
  'question.up.nobody': 'Выше пока никто не принимает вопросы в боте. Ответьте, пожалуйста, сами.',
  'question.list': 'Все вопросы',
  'question.menu': 'Вопросы: {count}',
  'question.waiting':
    '{count, plural, =0 {Вопросов нет: на все ответили.} one {Ждёт ответа # вопрос.} few {Ждут ответа # вопроса.} many {Ждут ответа # вопросов.} other {Ждут ответа # вопроса.}}',
  'question.waiting.item': '{topic}: {text}',

  'question.answered': '💬 **Вам ответили**',
  'question.own': '**{topic}**: {state}\nОтвечает: {place}',
  'question.union': 'администраторы Профсоюза',
  'question.state.open': 'ждёт ответа',
  'question.state.answered': 'есть ответ',
  'question.state.closed': 'закрыт',
  'question.thanks': 'Спасибо, помогло',
  'question.drop': 'Больше не нужно',
  'question.more': 'Спросить ещё',
  'question.open': 'Открыть вопрос',
  'question.thanked': 'Рады, что помогло. Вопрос закрыт.',
  'question.dropped': 'Вопрос закрыт.',
  'question.moved': '**{topic}**\nВаш вопрос передан уровнем выше. Ответ придёт сюда.',
  'question.mine.title': '**Мои вопросы**',
  'question.mine.none': '**Мои вопросы**\nВы ещё ничего не спрашивали.',
  'question.mine.item': '{text} ({state})',

  'question.faq.ticket.1': 'Где мой билет?',
  'question.faq.ticket.1.answer':
    'Команда /card показывает его вместе с номером. Пластиковую карту выдаёт первичная организация.',
  'question.faq.ticket.2': 'Карта потеряна или сменилась фамилия',
  'question.faq.ticket.2.answer':
    'Откройте /card и нажмите «Карта потеряна или сменилось имя»: председатель узнает об этом.',
  'question.faq.ticket.3': 'Перешёл в другую школу: билет менять?',
  'question.faq.ticket.3.answer':
    'Нет, электронный билет действует по всему Профсоюзу. После перехода откройте /card заново: на прежней картинке старая организация, и проверку она не пройдёт.',
  'question.faq.bonus.1': 'Почему не пришёл кешбэк?',
  'question.faq.bonus.1.answer':
    'Он приходит, если в магазин перейти из личного кабинета PROFCARDS. Подтверждение приходит на почту за три рабочих дня.',
  'question.faq.bonus.2': 'Где посмотреть партнёров рядом?',
  'question.faq.bonus.2.answer': 'Команда /bonus, кнопка «Партнёры рядом».',
  'question.faq.joining.1': 'Как вступить?',
  'question.faq.joining.1.answer':
    'Команда /join: шесть шагов, и заявление уйдёт в первичную организацию. Членство — с решения профкома или собрания.',
  'question.faq.joining.2': 'Моего места работы нет в списке',
  'question.faq.joining.2.answer':
    'В /join ищите короче: номер, одно слово из названия или город, либо выберите из списка. Не нашли — кнопка «Моей здесь нет»: спросим ответственных вашего региона.',
  'question.faq.joining.3': 'Где моё заявление?',
  'question.faq.joining.3.answer': 'Команда /join покажет, что с ним и кому позвонить.',
  'question.faq.dues.1': 'Сколько платят?',
  'question.faq.dues.1.answer':
    'Обычно 1 % зарплаты; первичная организация может установить больше. Для студентов и пенсионеров размер решает организация.',
  'question.faq.dues.2': 'Как удерживают взносы?',
  'question.faq.dues.2.answer':
    'Бухгалтерия перечисляет их по вашему письменному заявлению. Бот готовит его: /profile, кнопка «Заявления».',
  'question.faq.leaving.1': 'Перешёл на другую работу',
  'question.faq.leaving.1.answer':
    'Команда /transfer. Билет остаётся в силе: вас снимут с учёта и поставят на новый.',
  'question.faq.leaving.2': 'Как выйти из Профсоюза?',
  'question.faq.leaving.2.answer': 'По личному заявлению. Что для этого нужно: /leave',
  'question.faq.passport.1': 'Зачем заполнять паспорт?',
  'question.faq.passport.1.answer':
    'Пустые поля закрывают отчёты, заявления о взносах и вступление онлайн. Чего не хватает, покажет /gaps',
  'question.faq.passport.2': 'Сменился председатель',
  'question.faq.passport.2.answer':
    'Его имя и срок подтверждает организация выше. Откройте /office и исправьте поля.',
  'question.faq.ais.1': 'Не получается войти',
  'question.faq.ais.1.answer':
    'В АИС входят на её сайте, бот к паролю отношения не имеет. Поможет горячая линия.',

  'faq.line': '**{question}**\n{answer}',
  'faq.edit': 'Править ответы',
  'faq.title':
    '**{topic}: частые вопросы**\nИх видят все, кто пишет боту на этом языке. Нажмите, чтобы изменить.',
  'faq.none': '**{topic}: частые вопросы**\nЗдесь пока ничего нет.',
  'faq.full': 'Больше пяти на экран телефона не помещается: сначала уберите лишнее.',
  'faq.add': 'Добавить вопрос',
  'faq.change': 'Изменить',
  'faq.remove': 'Убрать',
  'faq.undo': 'Вернуть прежнее',
  'faq.toList': '← К списку',
  'faq.removed': 'Убрано: люди этого больше не видят.',
  'faq.saved': 'Сохранено: люди уже видят это.',
  'faq.undone': 'Вернули как было.',
  'faq.nothing': 'Менять нечего: так и есть.',
  'faq.askQuestion': '**{topic}: вопрос**\nНапишите его так, как спросил бы человек. До {max} знаков.',
  'faq.askAnswer': '**{topic}: ответ**\nНапишите коротко, что сделать. До {max} знаков.',
  'faq.preview': 'Так это увидят люди. Сохранить?',
  'faq.save': 'Сохранить',
  'faq.againQuestion': 'Изменить вопрос',
  'faq.againAnswer': 'Изменить ответ',
  'faq.short': 'Нужно хотя бы два знака.',
  'faq.long': 'Слишком длинно: уложитесь в {max} знаков.',
} as const
