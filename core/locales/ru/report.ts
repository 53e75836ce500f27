export const report = {
  'report.title': 'О ходе цифровизации: {org}',
  'report.lead': 'По данным АИС на {asOf}. Числа сосчитаны по реестру на этот день.',
  'report.leadSnapshot':
    'По данным АИС на {asOf}. Числа взяты из сводных данных: строк реестра за этот день нет.',

  'report.registry': '1. Единый реестр',
  'report.primaries':
    'В АИС {ais, plural, one {# первичная организация} few {# первичные организации} many {# первичных организаций} other {# первичных организаций}}. По статистическому отчёту на {statAsOf} их {stat, number}: разница {diff, number} ({pct} % от числа в отчёте).',
  'report.primariesOnly':
    'В АИС {ais, plural, one {# первичная организация} few {# первичные организации} many {# первичных организаций} other {# первичных организаций}}.',
  'report.territorials':
    'В АИС {ais, plural, one {# территориальная организация} few {# территориальные организации} many {# территориальных организаций} other {# территориальных организаций}}.',
  'report.created':
    'За год в отчёте {stat, plural, one {# созданная первичная организация} few {# созданные первичные организации} many {# созданных первичных организаций} other {# созданных первичных организаций}}, в АИС — {ais, number} ({pct} %).',

  'report.access': '2. Доступ председателей в АИС',
  'report.accessPrimaries':
    'Доступ есть у **{open, number}** председателей первичных организаций ({openPct} % от числа ППО в АИС), доступа нет у **{closed, number}** ({closedPct} %).',
  'report.accessTerritorials':
    'Доступ есть у **{open, number}** председателей территориальных организаций ({openPct} % от числа ТПО в АИС), доступа нет у **{closed, number}** ({closedPct} %).',
  'report.accessWhy':
    'Доступа нет там, где не заполнена вкладка «Председатель» или не указаны сроки полномочий.',

  'report.members': '3. Электронный учёт членов Профсоюза',
  'report.coverage':
    'На учёте в АИС **{members, number}** — **{pct} %** от {stat, number} по статистическому отчёту на {statAsOf}.',
  'report.membersOnly': 'На учёте в АИС **{members, number}**.',
  'report.growth':
    'С {since} число выросло на {more, number}: это {truePct} % к прежнему числу ({before, number}) и {seedPct} % от нового.',
  'report.shrink': 'С {since} число уменьшилось на {less, number} (было {before, number}).',
  'report.band100': 'На учёте все члены Профсоюза, {count, number}: {list}.',
  'report.band90': 'Более 90 %, {count, number}: в таблице ниже.',
  'report.band70': 'Более 70 %, {count, number}: {list}.',
  'report.band50': 'Более 50 %, {count, number}: {list}.',
  'report.band20': 'Более 20 %, {count, number}: {list}.',
  'report.band0': 'Не более 20 %, {count, number}: {list}.',
  'report.empty':
    'В {count, plural, one {# первичной организации} few {# первичных организациях} many {# первичных организациях} other {# первичных организациях}} ({pct} % от числа ППО в АИС) на учёте нет никого.',
  'report.working': 'Работающих: **{count, number}** ({pct} % от числа членов в АИС).',
  'report.students': 'Обучающихся: **{count, number}** ({pct} % от числа членов в АИС).',
  'report.pensioners': 'Неработающих пенсионеров: **{count, number}** ({pct} % от числа членов в АИС).',
  'report.statusOfStat': 'Это {pct} % от {stat, number} по статистическому отчёту.',
  'report.noStatus': 'Статус не указан: **{count, number}** ({pct} %).',

  'report.tickets': '4. Электронные профсоюзные билеты',
  'report.cards':
    'Пластиковый билет есть у **{cards, number}** ({pct} % членов в АИС), виртуальным в приложении пользуются **{app, number}** ({appPct} %).',
  'report.cardsMore':
    'С {since} карт стало больше на {more, number}: {truePct} % к прежнему числу, {seedPct} % от всех выпущенных.',
  'report.cardsAll': 'Пластиковые карты изготовлены для всех членов в {count, number} ({pct} %): {list}.',
  'report.cardsMany': 'Более чем для 70 % — в {count, number} ({pct} %): в таблице ниже.',
  'report.refused':
    'От билета отказались {count, number}; приложение есть у {app, number} из них, без билета остаются {without, number}.',

  'report.online': '5. Вступление онлайн',
  'report.joined': 'Онлайн вступили **{count, number}** ({pct} % членов в АИС).',
  'report.joinedBefore': 'На {since} их было {before, number}: рост в {times} раза.',
  'report.joinedListed':
    'Больше 100 человек — в {count, plural, one {# организации} few {# организациях} many {# организациях} other {# организациях}}, всего {sum, number} ({pct} %).',

  'report.bonus': '6. Бонусная программа PROFCARDS',
  'report.participants': 'Участвуют **{count, number}** ({pct} % членов в АИС).',
  'report.participantsMore': 'С {since} участников стало больше на {more, number} ({pct} %).',
  'report.purchases':
    'С {from} по {to} — {count, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупок}} на {amount} ₽, возвращено {cashback} ₽ ({pct} %). Средняя покупка {average} ₽, средний возврат {averageCashback} ₽.',

  'report.quality': '7. Качество данных',
  'report.legal':
    'Юридическими лицами в АИС отмечены {ais, number} организаций, по отчёту их {stat, number} ({primaries, number} первичных и {territorials, number} территориальных): лишних не меньше {excess, number}.',
  'report.rights':
    'С правами территориальной в АИС {ais, number} первичных организаций, по отчёту {stat, number}: разница {diff, number}.',

  'report.filed': '8. Статистические отчёты',
  'report.filedOn':
    'На {day}: {primaries, number} первичных ({primariesPct} % ППО в АИС) и {territorials, number} территориальных ({territorialsPct} % ТПО).',
  'report.filedForm': 'По форме {form}: {count, number} ({pct} %).',

  'report.quiz': '9. Диктант',
  'report.quizSum':
    'Участвовали **{count, number}**, прошли **{passed, number}** ({passedPct} %), не прошли {failed, number} ({failedPct} %).',
  'report.quizCerts':
    'Сертификат «Отличник» — {excellent, number} ({pct} % прошедших), «Участник» — {others, number}.',

  'report.against': 'Сравнение с напечатанным',
  'report.againstSum':
    'Совпадают {exact, number}, отброшены вместо округления {truncated, number}, расходятся {differs, number}, не напечатаны {notPrinted, number}.',
  'report.againstMissing': 'В отчёте нет: {list}.',
  'report.mistakes': 'Ошибки самого постановления',

  'report.table.metrics': 'Показатели',
  'report.table.regions': 'Региональные и окружные организации',
  'report.table.coverage_bands': 'Охват электронным учётом: сколько организаций',
  'report.table.coverage_over_90': 'Охват более 90 %',
  'report.table.tickets_over_70': 'Карты более чем у 70 %',
  'report.table.online_joins_over_100': 'Более 100 вступивших онлайн',
  'report.table.auto_reports': 'Отчёты первичных организаций',
  'report.table.quiz_over_400': 'Более 400 участников Диктанта',

  'report.sheet.metrics': 'Показатели',
  'report.sheet.regions': 'Регионы',
  'report.sheet.coverage_bands': 'Охват',
  'report.sheet.coverage_over_90': 'Охват более 90 %',
  'report.sheet.tickets_over_70': 'Карты более 70 %',
  'report.sheet.online_joins_over_100': 'Онлайн более 100',
  'report.sheet.auto_reports': 'Отчёты ППО',
  'report.sheet.quiz_over_400': 'Диктант более 400',
  'report.sheet.mistakes': 'Ошибки постановления',

  'report.column.id': 'Показатель',
  'report.column.printed': 'Значение',
  'report.column.value': 'Точно',
  'report.column.unit': 'Единица',
  'report.column.formula': 'Как получено',
  'report.column.source': 'Источник',
  'report.column.compared': 'Напечатано',
  'report.column.verdict': 'Сверка',
  'report.column.mistakes': 'Ошибки постановления',
  'report.column.band': 'Охват',
  'report.column.count': 'Организаций',
  'report.column.place': '№',
  'report.column.name': 'Организация',
  'report.column.aisMembers': 'Членов в АИС',
  'report.column.statMembers': 'По стат. отчёту',
  'report.column.coveragePct': 'Охват, %',
  'report.column.ticketPct': 'Карты, %',
  'report.column.onlineCount': 'Вступили онлайн',
  'report.column.onlinePct': 'Онлайн к стат. отчёту, %',
  'report.column.primaries': 'ППО в АИС',
  'report.column.primariesReported': 'Отчётов ППО',
  'report.column.reportedPct': 'Отчётов, %',
  'report.column.participants': 'Участников Диктанта',
  'report.column.passed': 'Прошли',
  'report.column.excellent': 'Отличник',
  'report.column.certificates': 'Участник',
  'report.column.mistake': 'Ошибка',

  'report.unit.percent': '%',
  'report.unit.people': 'чел.',
  'report.unit.orgs': 'орг.',
  'report.unit.times': 'раз',
  'report.unit.roubles': '₽',
  'report.unit.perThousand': 'на 1000',
  'report.source.rows': 'строки реестра',
  'report.source.snapshot': 'сводные данные',
  'report.source.stat': 'стат. отчёт',
  'report.verdict.exact': 'совпадает',
  'report.verdict.truncated': 'отброшено вместо округления',
  'report.verdict.differs': 'расходится',
}
