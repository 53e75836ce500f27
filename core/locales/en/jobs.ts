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
    "**{name}**\nFor more than two weeks {count, plural, one {# field} other {# fields}} of the organisation's passport {count, plural, one {has} other {have}} been empty. Please fill it in now: it takes a couple of minutes.",
  'gaps.lead': 'After the dash: what does not work while the field is empty.',
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

  'summary.title': '**{name}**\nSummary of {date}',
  'summary.verdict_good': '✅ All is well: the registry agrees with the report.',
  'summary.verdict_attention': '⚠️ Something to put right: the registry holds less than the report.',
  'summary.verdict_bad': '🔴 Help is needed: the registry holds less than half of the report.',
  'summary.verdict_unknown': 'ℹ️ There is no report to compare with yet.',
  'summary.members':
    'Union members in the registry on {date}: **{members, number}**. In the report of {statDate}: **{statMembers, number}**. Registry coverage: **{pct, number} %**.',
  'summary.members_no_stat': 'Union members in the registry on {date}: **{members, number}**.',
  'summary.members_unknown': 'Nothing is known about members in the registry on {date}.',
  'summary.change_up': 'Since {date}: **+{change, number}**.',
  'summary.change_down': 'Since {date}: **−{change, number}**.',
  'summary.change_none': 'Since {date}: no change.',
  'summary.change_unknown': 'There is no last week to compare with yet.',
  'summary.worst': 'Lowest coverage:',
  'summary.child': '• {name} — {pct, number} % ({members, number} of {statMembers, number})',
  'summary.next': 'What to do this week:',
  'summary.next_gaps':
    "• fill in the organisation's passport: {count, plural, one {# field} other {# fields}}",
  'summary.next_status':
    '• enter the status: {count, plural, one {# member has} other {# members have}} none',
  'summary.next_offices':
    '• help to open access: {count, plural, one {# organisation lacks} other {# organisations lack}} a chair or a term of office',
  'summary.next_empty':
    '• enter the members: {count, plural, one {# primary has} other {# primaries have}} nobody',
  'summary.next_tickets':
    '• invite to the Profcards app: {count, plural, one {# person is} other {# people are}} without it',
  'summary.next_applications': '• decide on applications: {count, plural, one {# waits} other {# wait}}',
  'summary.next_none': '• nothing urgent, thank you!',
  'summary.button_gaps': 'Fill in the passport',
  'summary.button_applications': 'Applications',
  'summary.button_announce': 'Write to people',
  'summary.button_office': 'My organisation',
  'summary.button_refresh': 'Refresh',

  'broadcast.paused.errors':
    '**Announcement {id} is paused**\nToo many messages fail. Open it to see why, mend it and resume.',
  'broadcast.paused.stars':
    '**Announcement {id} is paused**\nThe limit of Stars for paid sending is used up. Whoever runs the bot sets it (STARS_LIMIT).',
  'broadcast.open': 'Details',
}
