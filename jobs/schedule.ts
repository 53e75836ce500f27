/** A job by the calendar of Moscow (`cron`), or one that looks for work all the time (`everySeconds`, real time). */
export type ScheduleEntry = { job: string; comment: string } & ({ cron: string } | { everySeconds: number })

/** THE table: what happens by itself, and when. */
export const schedule: ScheduleEntry[] = [
  {
    job: 'weekly-summaries',
    cron: '0,30 * * * *',
    comment: 'each half hour: an office gets its summary when its own clock has reached the time it chose',
  },
  {
    job: 'quarterly-analyses',
    cron: '15 * 1-21 1,4,7,10 *',
    comment:
      'each hour of the first weeks of a quarter: who asked for it gets the analysis of the one that ended',
  },
  {
    job: 'campaign-reminders',
    cron: '5 * * * *',
    comment:
      'each hour, before the gaps: who owes a report for a date that is near, where it is working time now',
  },
  {
    job: 'gap-reminders',
    cron: '10 * * * *',
    comment: 'each hour: offices where it is now 10:00–18:00 of a working day',
  },
  {
    job: 'term-ends',
    cron: '50 * * * *',
    comment: 'each hour: terms of office that end, so many offices a day, where it is working time now',
  },
  {
    job: 'gap-edits',
    cron: '*/5 * * * *',
    comment: 'every five minutes: reminders in chats lose what was filled since, wherever it was',
  },
  {
    job: 'application-due',
    cron: '20 * * * *',
    comment: 'each hour: applications that wait for too long, where it is working time now',
  },
  {
    job: 'late-questions',
    cron: '40 * * * *',
    comment: 'each hour: questions nobody answers go to the level above, where it is working time now',
  },
  {
    job: 'coverage-counts',
    cron: '10 0 * * *',
    comment: 'each day: terms that end and people who leave with it',
  },
  { job: 'weekly-snapshots', cron: '30 0 * * 1', comment: 'Mondays, before anybody is told of the week' },
  { job: 'duplicates', cron: '30 3 * * *', comment: 'each night: it reads every member' },
  {
    job: 'retention',
    cron: '15 4 * * *',
    comment: 'each night: updates, codes and questions that are over are forgotten',
  },
  {
    job: 'member-asks',
    cron: '30 10 * * 1-5',
    comment: 'working days, when it is day in every zone: what only members know, and cards that wait',
  },
  {
    job: 'drafts',
    cron: '0 11 * * *',
    comment:
      'each day, when it is day in every zone: drafts of a month ago are forgotten, their end is told before',
  },
  { job: 'erasures', cron: '45 4 * * *', comment: 'each night: people who asked to be erased' },
  { job: 'imports', everySeconds: 2, comment: 'registry files that were sent in the chat' },
  { job: 'outbox', everySeconds: 1, comment: 'messages that are due' },
  { job: 'broadcasts', everySeconds: 2, comment: 'broadcasts that are due' },
]
