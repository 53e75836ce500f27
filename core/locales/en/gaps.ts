export const gaps = {
  'gaps.snoozeWeek': 'Remind me in a week',
  'gaps.snoozeMonth': 'in a month',
  'gaps.snoozed': 'All right, I will remind you on {date}. You can fill the fields at any time before that.',
  'gaps.snoozedOff': 'Reminders of the record come as usual again.',
  'gaps.snoozeOff': 'Do not put off',
  'gaps.filled': '**{name}**\n✅ Everything is filled in, thank you!',
  'gaps.line_waiting': '• **{field}** — waits to be confirmed by the organisation above',
  'gaps.line_waived': '{field} — does not apply to the organisation',
  'gaps.waitingOnly':
    '**{name}**\nThere is nothing left to fill: your answers wait to be confirmed by the organisation above.',
  'fill.opened_1': 'Works now: **{a}**.',
  'fill.opened_2': 'Works now: **{a}**, **{b}**.',
  'fill.opened_3': 'Works now: **{a}**, **{b}**, **{c}**.',
  'fill.opened_4': 'Works now: **{a}**, **{b}**, **{c}**, **{d}**.',
  'fill.opened_5': 'Works now: **{a}**, **{b}**, **{c}**, **{d}**, **{e}**.',
  'fill.takesAccess':
    'If another value stands here, the chat of the former chair or number loses its access and is told.',
  'fill.left': 'For “{block}” to work, {count, plural, one {# field is} other {# fields are}} left.',
  'gaps.digest':
    '**{name}**\n{count, number} of {total, number} {kind, select, primary {{total, plural, one {primary} other {primaries}}} other {{total, plural, one {organisation} other {organisations}}}} have empty fields in the passport{days, plural, =0 {} one {, the oldest for # day} other {, the oldest for # days}}. The bot cannot write to them, or reminders did not help: please give them a call.',
  'gaps.digestList': 'Who has not filled what',
  'gaps.below':
    '**{name}**\nEmpty fields in the passports of {count, number} of {total, number}. The oldest come first; open one for its chair’s phone.',
  'gaps.belowNone': '✅ **{name}**: no empty fields that wait for your help.',
  'gaps.belowRow':
    '{name} · {count, plural, one {# field} other {# fields}}{days, select, 0 {} other { · {days} d}}',
  'gaps.ofNone': '**{name}**\nThe passport is complete.',
  'gaps.ofHeld': 'The chair is in the bot and gets the reminders.',
  'gaps.handOver': 'Hand the access over',
  'waive.button': 'Not about us',
  'waive.ask': '**{field}**: why does this field not apply to you? Choose a reason or write your own.',
  'waive.reason.none': 'We do not have it',
  'waive.reason.above': 'The organisation above does this',
  'waive.short': 'Write the reason in words, 3 to 200 characters.',
  'waive.done':
    '✅ Noted: “{field}” does not apply to you. The organisation above will confirm it; until then you are not reminded of it.',
  'waive.nobody':
    '✅ Noted: “{field}” does not apply to you. There is nobody to confirm it: the organisation above is not in the bot. Please call them and ask them to open this bot.',
  'waive.request':
    '**{name}** says that the field “{field}” does not apply to it.\nReason: {reason}\n\nConfirm?',
  'waive.look': 'Not about them? {field}',
  'waive.confirmed': '✅ {name}: “{field}” is not asked any more. If the record changes, it will be.',
  'waive.refused': '{name}: “{field}” has to be filled, the chair will be told.',
  'waive.over':
    'There is nothing to decide any more: the record has changed since, or the organisation thought better of it.',
  'waive.back': 'Back to the list: {field}',
  'waive.returned': '{name}: “{field}” is in the list again.',
  'waive.yourConfirmed': '✅ Confirmed: **{name}**, “{field}” does not apply to you.',
  'waive.yourRefused': '**{name}**: the organisation above says that “{field}” has to be filled.',
  'waive.yourReturned': '**{name}**: the organisation above asks to fill “{field}” again.',
} as const
