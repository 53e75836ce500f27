export const announce = {
  'announce.askText':
    '**Объявление. Шаг 1 из 3**\nПришлите текст одним сообщением, до {max, number} знаков. Слово в двойных звёздочках станет жирным.',
  'announce.textLong':
    'Текст слишком длинный: {length, plural, one {# знак} few {# знака} many {# знаков} other {# знака}}. Предел — {max, number}. Сократите и пришлите снова.',
  'announce.textEmpty': 'В сообщении нет слов. Напишите хотя бы одно.',
  'announce.textOnly':
    'Пока можно разослать только текст: стикер, картинка, файл или голосовое не подойдут. Напишите словами, пожалуйста.',
  'announce.askOrg': '**Шаг 2 из 3. Кому**\nВыберите организацию: объявление получат она и все внутри неё.',
  'announce.askOrgIn':
    '**Шаг 2 из 3. Кому**\nСейчас открыто: {path}\nВыберите её целиком или организацию внутри.',
  'announce.orgPages': 'Страница {page, number} из {pages, number}',
  'announce.orgEverybody': 'Всем, кто запустил бота',
  'announce.orgWhole': '✓ {name} — целиком',
  'announce.orgName': '{name}',
  'announce.orgUp': '↑ Выше',
  'announce.orgMore': 'Дальше →',
  'announce.orgLess': '← Раньше',
  'announce.orgRefused':
    'Эта организация вне ваших полномочий или уже закрыта. Выберите другую кнопкой ниже.',
  'announce.noPlaces':
    'Сейчас у вас нет организаций, которым можно писать. Нужны подтверждённые полномочия председателя или права ответственного: кто их даёт — /ask',
  'announce.pressButton': 'Здесь ответ выбирают кнопкой ниже.',
  'announce.askRole': '**Шаг 3 из 3. Кто именно**\nКому из них отправить?',
  'announce.role.all': 'Всем связанным с ботом',
  'announce.role.members': 'Членам Профсоюза',
  'announce.role.chairs': 'Председателям',
  'announce.review':
    '**Проверьте объявление**\nКуда: {place}\nКому: {role}\n{count, plural, =0 {Получателей пока нет: никто из них не связан с ботом.} one {Получит # человек.} few {Получат # человека.} many {Получат # человек.} other {Получат # человека.}}',
  'announce.reviewTime': 'Отправка займёт {time}. Текст:',
  'announce.reviewText': 'Отправлять некому: измените адресатов. Текст:',
  'announce.price':
    'Скорость платная: не больше {stars, plural, one {# Telegram Star} few {# Telegram Stars} many {# Telegram Stars} other {# Telegram Stars}}.',
  'announce.planning': 'Получатели ещё подбираются, числа растут.',
  'announce.timeSoon': 'меньше минуты',
  'announce.timeMinutes':
    'около {minutes, plural, one {# минуты} few {# минут} many {# минут} other {# минуты}}',
  'announce.timeHours': 'около {hours, plural, one {# часа} few {# часов} many {# часов} other {# часа}}',
  'announce.send': 'Отправить',
  'announce.preview': 'Показать мне',
  'announce.previewed': 'Так объявление увидят получатели:',
  'announce.backToReview': '← К проверке',
  'announce.editText': 'Изменить текст',
  'announce.editOrg': 'Изменить организацию',
  'announce.editRole': 'Изменить адресатов',
  'announce.restart': 'Начать заново',
  'announce.changed': 'Черновик с тех пор изменился. Проверьте его ещё раз.',
  'announce.started': 'Отправка началась.',
  'announce.alreadySent': 'Этот черновик уже отправлен или отменён, второй раз он не уйдёт.',
  'announce.progress':
    '**Объявление № {id}** — {status}\nКуда: {place}\nКому: {role}\nВсего получателей: {total, number}',
  'announce.counts':
    'Ждут отправки: {planned, number}\nОтправлено: {sent, number}\nНе удалось: {failed, number}\nПропущено: {skipped, number}\nНеизвестно: {unknown, number}',
  'announce.unknownWhy':
    'Неизвестно — отправка прервалась, и Телеграм не сказал, дошло ли. Повторно таким людям объявление не уходит.',
  'announce.status.draft': 'черновик',
  'announce.status.scheduled': 'в очереди на отправку',
  'announce.status.running': 'отправляется',
  'announce.status.paused': 'приостановлено',
  'announce.status.finished': 'отправлено',
  'announce.status.cancelled': 'остановлено навсегда',
  'announce.status.failed': 'остановлено из-за ошибок',
  'announce.refresh': 'Обновить',
  'announce.pause': 'Приостановить',
  'announce.resume': 'Продолжить',
  'announce.stop': 'Остановить навсегда',
  'announce.stopAsk':
    'Остановить объявление № {id} навсегда? Кто уже получил его — у тех оно останется, остальным оно не придёт.',
  'announce.stopYes': 'Да, остановить',
  'announce.cannotNow': 'Сейчас так нельзя: объявление {status}.',
  'announce.notFound': 'Такого объявления нет среди ваших.',
  'announce.list': '**Последние объявления**',
  'announce.listEmpty': 'Объявлений пока не было. Написать первое — /announce',
  'announce.listItem':
    '№ {id} · {date} · {status}\n{excerpt}\nотправлено {sent, number} из {total, number}, не удалось {failed, number}, неизвестно {unknown, number}',
  'announce.listButton': '№ {id}',
  'announce.toList': 'Все объявления',
  'announce.new': 'Новое объявление',
} as const
