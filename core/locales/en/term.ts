export const term = {
  'term.ending':
    '**{name}**\nThe term of the chair ends on **{date}**: {days, plural, =0 {today} one {# day left} other {# days left}}.',
  'term.stops':
    'After that day access to the registry closes, and in the bot people’s names, applications and announcements. The passport and the summary stay.',
  'term.ended': '**{name}**\nThe term of the chair ended on **{date}**.',
  'term.stopped':
    'People’s names, applications and announcements are closed, and so is access to the registry. The passport, its gaps and the summary stay yours, so that the new term can be entered.',
  'term.toDo':
    'Hold the election meeting and enter the new term: the level above confirms it. Is the meeting put off, or another chair elected? Tell the level above.',
  'term.enter': 'Enter the new term',
  'term.digest':
    '**{name}**: terms of office below\n\nend within {days, plural, one {# day} other {# days}}: **{soon}**\nover already: **{ended}**',
  'term.digestNearest': 'The nearest one ends on {date}.',
  'term.digestToDo': 'The bot reminds the chairs itself. Check that election meetings are called.',
  'term.digestList': 'Who has no access',
} as const
