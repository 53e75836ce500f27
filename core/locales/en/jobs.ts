import type { jobs as ru } from '../ru/jobs.ts'

export const jobs: Record<keyof typeof ru, string> = {
  'passport.chair_full_name': "chair's full name",
  'passport.term_from': 'start of the term of office',
  'passport.term_to': 'end of the term of office',
  'passport.chair_email': "chair's e-mail",
  'passport.chair_email_consent': 'consent to e-mail mailings',
  'passport.chair_phone': "chair's phone",
  'passport.short_name': 'short name',
  'passport.employer_name': 'employer',
  'passport.employer_head': 'head of the employer',
  'passport.is_legal_entity': 'whether it is a legal entity',
  'passport.inn': 'INN (tax number)',
  'passport.kpp': 'KPP',
  'passport.ogrn': 'OGRN (registration number)',
  'passport.dues_account': 'account for dues',
  'passport.education_kind': 'kind of educational organisation',
  'passport.employed_count': 'number of employees',
  'passport.has_territorial_rights': 'whether it has the rights of a territorial one',

  'block.access': 'access to the registry',
  'block.auto_stat_report': 'the automatic statistical report',
  'block.dues_statement': 'the statement of dues',
  'block.online_join': 'joining online',
  'block.broadcast': "the union's mailings",

  'gaps.reminder':
    "**{name}**\n{count, plural, one {# field} other {# fields}} of the organisation's passport in the registry {count, plural, one {is} other {are}} empty. You can fill it in right here.",
  'gaps.reminder_urgent':
    "**{name}**\nFor a long time {count, plural, one {# field} other {# fields}} of the organisation's passport {count, plural, one {has} other {have}} been empty. Please fill it in now: it takes a couple of minutes.",
  'gaps.lead': 'After the dash: what does not work while the field is empty.',
  'gaps.fields': '{list}, {next}',
  'gaps.line_1': '• **{field}** — {a}',
  'gaps.line_2': '• **{field}** — {a}, {b}',
  'gaps.line_3': '• **{field}** — {a}, {b}, {c}',
  'gaps.line_4': '• **{field}** — {a}, {b}, {c}, {d}',
  'gaps.line_5': '• **{field}** — {a}, {b}, {c}, {d}, {e}',
  'gaps.line_ended': '• **the term of office ended on {date}** — enter the new term',
  'gaps.line_returned':
    '• **the chair’s e-mail** — letters to this address come back; check it and enter it again',
  'gaps.fill': 'Fill in: {field}',
  'gaps.all': 'All gaps of the passport',

  'broadcast.paused.errors':
    '**Announcement {id} is paused**\nToo many messages fail. Open it to see why, mend it and resume.',
  'broadcast.paused.stars':
    '**Announcement {id} is paused**\nThe limit of Stars for paid sending is used up. Whoever runs the bot sets it (STARS_LIMIT).',
  'broadcast.open': 'Details',
}
