export const office = {
  'office.title': '🏫 **{name}**',
  'office.choose': 'Which organisation?',
  'office.chair': 'Chair: {name}, {phone}',
  'office.term': 'Term of office: {from} – {to}',
  'office.noTerm': 'The term of office is not filled',
  'office.complete': 'The passport is **{pct} %** complete',
  'office.full': 'Your access: full',
  'office.limited':
    'Your access: the passport and the summary without names. The organisation above confirms full access once a term in force is filled.',
  'office.unlisted':
    'Your access: the passport and the summary; names of people are closed. By the passport the chair is the head of the institution, too.',
  'office.gapsCount': 'Fill {count, plural, one {# field} other {# fields}}',
  'office.gapsButton': 'What is missing',
  'access.ask': 'Ask for full access',
  'access.request':
    '**{name}** asks for full access: names of people, applications, announcements.\nThe chair in the passport: {chair}. The chat is linked by the phone in the passport.\n\nIs this really the chair?',
  'access.noChair': 'not given',
  'access.yes': 'Yes, open access',
  'access.no': 'No',
  'access.asked': 'The level above has been asked. The answer comes here.',
  'access.nobody':
    'The level above is not in the bot yet, so there is nobody to ask. Call them: they can open this bot or give you access themselves.',
  'access.needless':
    'Your access is confirmed already. If it is not full, the passport has no term of office in force: enter it.',
  'access.given': '✅ {name}: full access is open.',
  'access.refused': '{name}: full access is not open; the person will hear of it.',
  'access.yours':
    '✅ The level above confirmed your access. It is full as long as the passport has a term of office in force.',
  'access.yoursRefused':
    'The level above did not confirm full access. Call them: perhaps the passport names another chair.',
  'chair.ended':
    'The passport of **{name}** now names another chair or another phone. Your access to it is closed, and the buttons of earlier messages no longer work.\n\nHas your number changed? Link this chat anew. If it is a mistake, call the organisation above.',
  'chair.limited':
    'The passport of **{name}** now names another chair, term of office or phone. Full access is closed; the passport and the summary without names stay open.\n\nAre you still the chair? Ask for full access, the organisation above will confirm it.',
  'chair.yours':
    'Your number stands in the passport of **{name}** as the chair’s. To open its passport and summary, link this chat: share your own number.',
  'chair.link': 'Link this chat by number',
  'gaps.title': '**{name}**\nThe passport lacks {count, plural, one {# field} other {# fields}}.',
  'gaps.none': '✅ The passport is complete. Thank you!',
  'fill.ask': 'Filling in: **{field}**',
  'fill.done': '✅ Saved: {field}.',
  'fill.already': 'This field is filled already: {field}. The organisation above corrects it in the АИС.',
  'fill.proposed':
    '✅ Saved as a proposal: {field}. The organisation above will confirm it, then it stands in the passport.',
  'fill.hint.yesNo': 'Press “Yes” or “No”.',
  'fill.hint.date': 'Type a date: DD.MM.YYYY, for example 31.10.2029',
  'fill.hint.inn': 'Type the 10 digits of the organisation’s ИНН.',
  'fill.hint.kpp': 'Type the 9 characters of the КПП.',
  'fill.hint.ogrn': 'Type the 13 digits of the ОГРН.',
  'fill.hint.dues_account': 'Type the 20 digits of the account.',
  'fill.hint.chair_phone': 'Type the phone, for example +7 000 123-45-67',
  'fill.hint.chair_email': 'Type the e-mail address.',
  'fill.hint.count': 'Type a number, for example 42',
  'fill.hint.text': 'Type the answer in one message.',
  'field.empty': 'An answer in text is needed.',
  'field.too_long': 'Too long: 300 characters at most.',
  'field.name': 'A surname and a first name in letters are needed, for example: Иванова Анна Петровна',
  'field.name_mixed':
    'Russian and Latin letters are mixed in this name. Type all of it in Russian letters, as in the passport.',
  'field.date': 'There is no such date. Example: 31.10.2029',
  'field.term_order': 'A term of office cannot end before it begins. Check both dates.',
  'field.email': 'That does not look like an e-mail address. Example: ivanova@example.org',
  'field.phone':
    'That does not look like a number. Example: +7 000 123-45-67, of another country: +375 11 123-45-67',
  'field.yes_no': 'Answer “yes” or “no”.',
  'field.count': 'A whole number is needed, for example 42',
  'field.inn': 'There is no such ИНН: check the 10 digits, the last one is a control digit.',
  'field.kpp': 'A КПП has 9 characters, for example 440101001',
  'field.ogrn': 'There is no such ОГРН: check the 13 digits, the last one is a control digit.',
  'field.account': 'An account has 20 digits.',
  'proposal.yourConfirmed': '✅ Your proposal is confirmed: {field}.',
  'proposal.yourRefused':
    'Your proposal was declined: {field}. Ask the organisation above which value is right.',
  'gaps.more': 'Other fields ↻',
  'proposal.ask': '**{name}** proposes for its passport: {field} — **{value}**. Confirm?',
  'proposal.yes': 'Confirm',
  'proposal.no': 'Decline',
  'proposal.confirmed': 'Confirmed, the value stands in the passport.',
  'proposal.impossible':
    'Not entered: the value does not fit the passport, for example the term would end before it begins. Ask the organisation first, or decline the proposal.',
  'proposal.refused': 'Declined.',
} as const
