export const report = {
  'report.title': 'Progress of digitalisation: {org}',
  'report.lead': 'By the AIS on {asOf}. The figures are counted from the registry as it is on that day.',
  'report.leadSnapshot':
    'By the AIS on {asOf}. The figures are totals that were kept: the registry has no rows of that day.',

  'report.registry': '1. The unified registry',
  'report.primaries':
    'The AIS holds {ais, plural, one {# primary organisation} other {# primary organisations}}. By the statistical report of {statAsOf} they are {stat, number}: a difference of {diff, number} ({pct} % of the report’s count).',
  'report.primariesOnly':
    'The AIS holds {ais, plural, one {# primary organisation} other {# primary organisations}}.',
  'report.territorials':
    'The AIS holds {ais, plural, one {# territorial organisation} other {# territorial organisations}}.',
  'report.created':
    'In the year {stat, plural, one {# primary was} other {# primaries were}} created by the report, {ais, number} by the AIS ({pct} %).',

  'report.access': '2. Access of chairs to the AIS',
  'report.accessPrimaries':
    '**{open, number}** chairs of primaries have access ({openPct} % of the primaries in the AIS), **{closed, number}** have none ({closedPct} %).',
  'report.accessTerritorials':
    '**{open, number}** chairs of territorials have access ({openPct} % of the territorials in the AIS), **{closed, number}** have none ({closedPct} %).',
  'report.accessWhy': 'There is no access where the chair’s tab is empty or the term of office is missing.',

  'report.members': '3. Members on record',
  'report.coverage':
    'The AIS holds **{members, number}** members, **{pct} %** of {stat, number} by the statistical report of {statAsOf}.',
  'report.membersOnly': 'The AIS holds **{members, number}** members.',
  'report.growth':
    'Since {since} they grew by {more, number}: {truePct} % of the former number ({before, number}) and {seedPct} % of the new one.',
  'report.shrink': 'Since {since} they fell by {less, number} (they were {before, number}).',
  'report.band100': 'All members on record, {count, number}: {list}.',
  'report.band90': 'Over 90 %, {count, number}: in the table below.',
  'report.band70': 'Over 70 %, {count, number}: {list}.',
  'report.band50': 'Over 50 %, {count, number}: {list}.',
  'report.band20': 'Over 20 %, {count, number}: {list}.',
  'report.band0': 'Not over 20 %, {count, number}: {list}.',
  'report.empty':
    '{count, plural, one {# primary has} other {# primaries have}} nobody on record ({pct} % of the primaries in the AIS).',
  'report.working': 'Working: **{count, number}** ({pct} % of the members in the AIS).',
  'report.students': 'Students: **{count, number}** ({pct} % of the members in the AIS).',
  'report.pensioners': 'Pensioners: **{count, number}** ({pct} % of the members in the AIS).',
  'report.statusOfStat': 'That is {pct} % of {stat, number} by the statistical report.',
  'report.noStatus': 'Without a status: **{count, number}** ({pct} %).',

  'report.tickets': '4. Electronic tickets',
  'report.cards':
    '**{cards, number}** have a plastic ticket ({pct} % of the members in the AIS), **{app, number}** use the virtual one in the app ({appPct} %).',
  'report.cardsMore':
    'Since {since} there are {more, number} more cards: {truePct} % of the former number, {seedPct} % of all ever made.',
  'report.cardsAll': 'Plastic cards are made for all members in {count, number} ({pct} %): {list}.',
  'report.cardsMany': 'For over 70 % in {count, number} ({pct} %): in the table below.',
  'report.refused':
    '{count, number} refused the ticket; {app, number} of them have the app, {without, number} are left with none.',

  'report.online': '5. Joining online',
  'report.joined': '**{count, number}** joined online ({pct} % of the members in the AIS).',
  'report.joinedBefore': 'On {since} they were {before, number}: {times} times as many now.',
  'report.joinedListed':
    'Over 100 people in {count, plural, one {# organisation} other {# organisations}}, {sum, number} in all ({pct} %).',

  'report.bonus': '6. The bonus programme PROFCARDS',
  'report.participants': '**{count, number}** take part ({pct} % of the members in the AIS).',
  'report.participantsMore': 'Since {since} there are {more, number} more ({pct} %).',
  'report.purchases':
    'From {from} to {to}: {count, plural, one {# purchase} other {# purchases}} of {amount} ₽, {cashback} ₽ returned ({pct} %). The average purchase is {average} ₽, the average return {averageCashback} ₽.',

  'report.quality': '7. Quality of the data',
  'report.legal':
    'The AIS marks {ais, number} organisations as legal entities, by the report they are {stat, number} ({primaries, number} primaries and {territorials, number} territorials): at least {excess, number} too many.',
  'report.rights':
    'The AIS has {ais, number} primaries with the rights of a territorial, the report {stat, number}: a difference of {diff, number}.',

  'report.filed': '8. Statistical reports',
  'report.filedOn':
    'On {day}: {primaries, number} primaries ({primariesPct} % of those in the AIS) and {territorials, number} territorials ({territorialsPct} %).',
  'report.filedForm': 'Form {form}: {count, number} ({pct} %).',

  'report.quiz': '9. The quiz',
  'report.quizSum':
    '**{count, number}** took part, **{passed, number}** passed ({passedPct} %), {failed, number} did not ({failedPct} %).',
  'report.quizCerts':
    'Certificates: {excellent, number} excellent ({pct} % of those who passed), {others, number} of participation.',

  'report.against': 'Compared with what is printed',
  'report.againstSum':
    '{exact, number} agree, {truncated, number} were cut off instead of rounded, {differs, number} differ, {notPrinted, number} are not printed.',
  'report.againstMissing': 'Not in the report: {list}.',
  'report.mistakes': 'The decree’s own mistakes',

  'report.table.metrics': 'Figures',
  'report.table.regions': 'Regional and okrug organisations',
  'report.table.coverage_bands': 'Coverage: how many organisations',
  'report.table.coverage_over_90': 'Coverage over 90 %',
  'report.table.tickets_over_70': 'Cards for over 70 %',
  'report.table.online_joins_over_100': 'Over 100 online joins',
  'report.table.auto_reports': 'Reports of primaries',
  'report.table.quiz_over_400': 'Over 400 participants of the quiz',

  'report.sheet.metrics': 'Figures',
  'report.sheet.regions': 'Regions',
  'report.sheet.coverage_bands': 'Coverage',
  'report.sheet.coverage_over_90': 'Coverage over 90 %',
  'report.sheet.tickets_over_70': 'Cards over 70 %',
  'report.sheet.online_joins_over_100': 'Online over 100',
  'report.sheet.auto_reports': 'Reports of primaries',
  'report.sheet.quiz_over_400': 'Quiz over 400',
  'report.sheet.mistakes': 'Mistakes of the decree',

  'report.column.id': 'Figure',
  'report.column.printed': 'Value',
  'report.column.value': 'Exact',
  'report.column.unit': 'Unit',
  'report.column.formula': 'Formula',
  'report.column.source': 'Source',
  'report.column.compared': 'Printed',
  'report.column.verdict': 'Check',
  'report.column.mistakes': 'Mistakes of the decree',
  'report.column.band': 'Coverage',
  'report.column.count': 'Organisations',
  'report.column.place': 'No',
  'report.column.name': 'Organisation',
  'report.column.aisMembers': 'Members in the AIS',
  'report.column.statMembers': 'By the report',
  'report.column.coveragePct': 'Coverage, %',
  'report.column.ticketPct': 'Cards, %',
  'report.column.onlineCount': 'Joined online',
  'report.column.onlinePct': 'Online of the report, %',
  'report.column.primaries': 'Primaries in the AIS',
  'report.column.primariesReported': 'Reports of primaries',
  'report.column.reportedPct': 'Reports, %',
  'report.column.participants': 'Took part in the quiz',
  'report.column.passed': 'Passed',
  'report.column.excellent': 'Excellent',
  'report.column.certificates': 'Of participation',
  'report.column.mistake': 'Mistake',

  'report.unit.percent': '%',
  'report.unit.people': 'people',
  'report.unit.orgs': 'orgs',
  'report.unit.times': 'times',
  'report.unit.roubles': '₽',
  'report.unit.perThousand': 'per 1000',
  'report.source.rows': 'rows',
  'report.source.snapshot': 'totals',
  'report.source.stat': 'report',
  'report.verdict.exact': 'agrees',
  'report.verdict.truncated': 'cut off, not rounded',
  'report.verdict.differs': 'differs',
}
