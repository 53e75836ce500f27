export const profile = {
  'profile.title': '**Мои данные**\n{name}\n{org}',
  'profile.field.last_name': 'Фамилия',
  'profile.field.status': 'Статус',
  'profile.field.phone': 'Телефон',
  'profile.field.email': 'Почта',
  'profile.field.birth_date': 'Дата рождения',
  'profile.line': '• {field}: **{value}** · {source}',
  'profile.empty': '• {field}: пока не указано',
  'profile.nothing': 'не указано',
  'profile.from.ais': 'из АИС',
  'profile.from.you': 'внесли вы {day}',
  'profile.from.confirmed': 'внесли вы, подтверждено {day}',
  'profile.from.otherChat': 'внесено из другого чата {day}',
  'profile.from.chair': 'внёс председатель {day}',
  'profile.from.officer': 'внёс ответственный {day}',
  'profile.waits': '• ⏳ {field}: **{value}** · ждёт председателя с {day}',
  'profile.wrongElse':
    'Ошибка в имени, отчестве или дате рождения? Скажите председателю: исправить их можно только в АИС.',
  'profile.askStatus': 'В вашей карточке не указан статус. Выберите один, это займёт секунду:',
  'profile.statusSaved': '✅ Спасибо! Статус записан: **{status}**.',
  'profile.statusKnown': 'Так и записано: **{status}**. Ничего делать не нужно.',

  'profile.edit.last_name': '✎ Фамилия',
  'profile.edit.status': '✎ Статус',
  'profile.edit.phone': '✎ Телефон',
  'profile.edit.email': '✎ Почта',
  'profile.takeBack': 'Отозвать исправление: {field}',
  'profile.ask.last_name':
    '**Фамилия**\nСейчас: {now}\n\nНапишите новую фамилию, как в документе. Её подтвердит председатель.',
  'profile.last_name.one': 'Нужна только фамилия, одним словом. Двойную пишите через дефис.',
  'profile.ask.phone':
    '**Телефон**\nСейчас: {now}\n\nПоделитесь своим номером кнопкой внизу или напишите его. По этому номеру открывается ваша карточка, поэтому новый сначала подтвердит председатель.',
  'profile.ask.status': '**Статус**\nСейчас: {now}\n\nВыберите верный. Его подтвердит председатель.',
  'profile.ask.email': '**Почта**\nСейчас: {now}\n\nНапишите адрес. Например: anna@example.org',
  'profile.same': 'Так и записано в карточке. Если нужно другое, напишите его.',
  'profile.review':
    '**Проверьте: {field}**\nСейчас: {old}\nБудет: {new}\n\nИзменение подтвердит председатель, ответ придёт сюда. До этого в карточке останется прежнее.',
  'profile.send': 'Отправить председателю',
  'profile.again': 'Написать иначе',
  'profile.sent':
    '**Отправлено председателю**\n{field}: {value}\n\nОтвет придёт сюда. Передумали? Отзовите исправление в разделе «Мои данные».',
  'profile.filled': '✅ Спасибо! Записано: {field}, **{value}**.',
  'profile.tooMany': 'Исправлений за сутки уже много. Попробуйте завтра или напишите председателю: /ask',
  'profile.takenBack': '✅ Исправление отозвано, в карточке всё как было.',

  'profile.email.format': 'Не похоже на адрес почты. Напишите его целиком, например: anna@example.org',
  'profile.email.letters': 'В адресе есть русские буквы. Переключите клавиатуру и напишите ещё раз.',
  'profile.email.long': 'Слишком длинно для адреса почты. Напишите только адрес.',
  'profile.email.check': '**Проверьте адрес**\n{email}',
  'profile.email.agree': 'Согласен(на), сохранить',
  'profile.email.saved': '✅ Адрес записан: {email}. Изменить или убрать его можно в настройках.',
  'profile.email.none': '**Почта для писем**\nАдрес пока не указан, письма не приходят.',
  'profile.email.on':
    '**Почта для писем**\n{email} · {source}\n\nВы согласились получать письма {day}, версия текста {version}.',
  'profile.email.off':
    '**Почта для писем**\n{email} · {source}\n\nПисьма на него не отправляем: вы ещё не соглашались.',
  'profile.email.allow': 'Согласен(на) на письма',
  'profile.email.write': 'Указать адрес',
  'profile.email.other': 'Другой адрес',
  'profile.email.remove': 'Убрать адрес',
  'profile.email.removeAsk': '**Убрать адрес из карточки?**\nПисьма приходить не будут.',

  'correction.ask': '**Исправление в карточке**\n{name}\n{place}\n\n{field}: {old} → **{new}**',
  'correction.ownContact':
    'Номер прислан кнопкой «Поделиться номером»: это номер самого чата. По телефону открывается карточка: подтверждайте, если уверены, что это тот самый человек.',
  'correction.typed':
    'Номер написан вручную. По телефону открывается карточка: позвоните по нему, прежде чем подтверждать.',
  'correction.yes': 'Подтвердить',
  'correction.no': 'Отклонить',
  'correction.confirmed': '✅ Исправлено. Человек узнает об этом. Внесите изменение в АИС.',
  'correction.refused': 'Отклонено. Человек узнает об этом.',
  'correction.foreign':
    'Здесь решаете не вы: это ваша карточка, человек перешёл в другую организацию или кнопка устарела. Что ждёт вас, видно в заявлениях.',
  'correction.changed': 'Карточка с тех пор изменилась. Посмотрите ещё раз.',
  'correction.settled.withdrawn': 'Человек отозвал это исправление. Решать ничего не нужно.',
  'correction.settled.replaced': 'Вместо этого исправления пришло новое: оно среди заявлений.',
  'correction.settled.lapsed':
    'Исправление больше не действует: человек вышел из Профсоюза или отвязал чат от карточки. Решать ничего не нужно.',
  'correction.told.yes': '✅ **Исправлено: {field}**\n{old} → {new}',
  'correction.told.card': 'Электронный билет уже с новой фамилией, прежний QR-код больше не действует.',
  'correction.told.plastic': 'На пластиковой карте осталась прежняя фамилия. Нужна новая карта?',
  'correction.reissue': 'Заказать новую карту',
  'correction.told.no':
    '**Исправление не подтвердили: {field}**\nПредлагали: {new}\nВ карточке осталось: {old}\n\nОбсудите это с председателем.',
  'applications.corrections': 'Ждут вас и исправления в карточках: они отмечены ✎.',
  'applications.correction': '✎ {name}: {field}',
} as const
