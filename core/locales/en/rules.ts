export const rules = {
  'rule.chair_empty.title': 'The chair’s tab is empty',
  'rule.chair_empty.why':
    'Without a chair the organisation has no access to the АИС: nobody keeps its records or answers applications.',
  'rule.chair_empty.how': 'Enter the chair’s full name and term of office in the passport.',
  'rule.chair_empty.wrong': 'No chair is given',
  'rule.term_missing.title': 'The chair’s term of office is not given',
  'rule.term_missing.why': 'Access to the АИС is open only for the term that is given.',
  'rule.term_missing.how': 'Enter the beginning and the end of the term in the chair’s tab.',
  'rule.term_missing.wrong': 'The beginning or the end of the term is missing',
  'rule.term_over.title': 'The chair’s term of office is over',
  'rule.term_over.why': 'After the end of the term the chair’s access to the АИС is closed.',
  'rule.term_over.how': 'Hold elections, or enter the new term in the passport.',
  'rule.term_over.wrong': 'The term ended on {term_to}',
  'rule.absent_from_export.title': 'Not in the last full export of the АИС',
  'rule.absent_from_export.why':
    'It was probably closed or reorganised without a date of removal. Such organisations distort every percentage.',
  'rule.absent_from_export.how':
    'Fill in the date of removal in the registration tab, or bring the organisation back into the export.',
  'rule.absent_from_export.wrong': 'In no export since {absent_since}',
  'rule.idle_not_removed.title': 'A year without members and reports, still in the registry',
  'rule.idle_not_removed.why':
    'Organisations closed or reorganised without a date of removal make the registry out of date.',
  'rule.idle_not_removed.how':
    'If the organisation is gone, fill in the date of removal in the registration tab. If it is not, put its people on record.',
  'rule.idle_not_removed.wrong': 'No members. Last report: {last_report_on}',
  'rule.primary_without_members.title': 'A primary without members',
  'rule.primary_without_members.why': 'Nobody is on electronic record: no tickets, no report, no coverage.',
  'rule.primary_without_members.how':
    'Enter the cards of all members, or remove the organisation from the registry.',
  'rule.primary_without_members.wrong': 'Nobody is on record',
  'rule.member_without_status.title': 'A member without a status',
  'rule.member_without_status.why':
    'Without a status a person falls into no line of the report, and the automatic report does not add up.',
  'rule.member_without_status.how': 'Say in the card: working, student or pensioner.',
  'rule.member_without_status.wrong': 'The status is not given',
  'rule.legal_entities_differ.title': 'Legal entities in the АИС are not as many as in the report',
  'rule.legal_entities_differ.why':
    'A wrong flag distorts the report and asks for tax numbers that the organisation does not have.',
  'rule.legal_entities_differ.how':
    'Check the flag in the passports of the organisations below and clear the wrong ones.',
  'rule.legal_entities_differ.wrong':
    '{legal_entities} in the АИС, {reported_legal_entities} in the report of {report_on}',
  'rule.territorial_rights_differ.title':
    'Primaries with territorial rights in the АИС are not as many as in the report',
  'rule.territorial_rights_differ.why': 'The flag decides who files which report.',
  'rule.territorial_rights_differ.how':
    'Check the flag of territorial rights in the passports of the primaries.',
  'rule.territorial_rights_differ.wrong':
    '{with_rights} in the АИС, {reported_with_rights} in the report of {report_on}',
  'rule.primaries_differ.title': 'Primaries in the АИС are not as many as in the report',
  'rule.primaries_differ.why':
    'Organisations that are no more lower the coverage and the share of those who reported.',
  'rule.primaries_differ.how':
    'Remove the closed and reorganised ones from the registry and enter the new ones.',
  'rule.primaries_differ.wrong': '{primaries} in the АИС, {reported_primaries} in the report of {report_on}',
  'rule.created_differ.title': 'Primaries created are not as many in the АИС as in the report',
  'rule.created_differ.why': 'New organisations are entered late, or with a wrong date.',
  'rule.created_differ.how': 'Enter the primaries created in the year and check their date of registration.',
  'rule.created_differ.wrong': '{created} in the АИС, {reported_created} in the report of {report_on}',
  'rule.territorials_differ.title': 'Territorials in the АИС are not as many as in the report',
  'rule.territorials_differ.why': 'The structure in the АИС is not the one the organisation reported.',
  'rule.territorials_differ.how':
    'Compare the list of territorial organisations: whom to remove, whom to enter.',
  'rule.territorials_differ.wrong':
    '{territorials} in the АИС, {reported_territorials} in the report of {report_on}',
  'rule.ticket_not_issued.title': 'A ticket produced long ago and not marked as issued',
  'rule.ticket_not_issued.why':
    'The card lies idle, or was handed over without a mark, and the figures of tickets are wrong.',
  'rule.ticket_not_issued.how': 'Hand the ticket over and mark it as issued in the card.',
  'rule.ticket_not_issued.wrong': 'Produced on {ticket_status_on}, not marked as issued',
  'rule.refused_without_app.title': 'The plastic refused, and no app either',
  'rule.refused_without_app.why': 'The person is left without a ticket of any kind.',
  'rule.refused_without_app.how': 'Offer the virtual ticket in the Profcards app, or the plastic card again.',
  'rule.refused_without_app.wrong': 'The plastic refused, the app not installed',
  'rule.email_missing.title': 'No e-mail address of the chair',
  'rule.email_missing.why': 'Mailings of the Union do not reach the organisation.',
  'rule.email_missing.how': 'Enter a working address in the chair’s tab.',
  'rule.email_missing.wrong': 'The address is not given',
  'rule.mailing_consent_missing.title': 'No consent to mailings',
  'rule.mailing_consent_missing.why': 'Without consent the Union may not write to the chair’s mailbox.',
  'rule.mailing_consent_missing.how':
    'Ask the chair for consent and mark it in the passport. Whoever is against it may withhold it.',
  'rule.mailing_consent_missing.wrong': 'The consent is not marked',

  'rule.unknown': 'none',
  'rule.places': '{count, plural, one {# organisation} other {# organisations}}',
  'rule.peopleIn':
    '{count, plural, one {# person} other {# people}} in {places, plural, one {# organisation} other {# organisations}}',
  'severity.blocking': 'shuts access',
  'severity.serious': 'distorts the report',
  'severity.minor': 'worth mending',
  'level.union': 'union',
  'level.regional': 'regional',
  'level.okrug': 'okrug',
  'level.territorial': 'territorial',
  'level.primary': 'primary',

  'sheet.rule': 'List',
  'sheet.rule.how': 'What it is',
  'column.org': 'Organisation',
  'column.orgId': 'Id in the АИС',
  'column.level': 'Level',
  'column.parent': 'Part of',
  'column.member': 'Id of the member’s card',
  'column.wrong': 'What is wrong',
  'column.how': 'How to mend it',

  'mend.button': 'What to mend',
  'mend.choose': 'In which organisation?',
  'mend.title': '**{name}**\nWhat to mend in the registry, {date}',
  'mend.nothing': '✅ Nothing disagrees. Thank you!',
  'mend.row': '{mark} {title}: {count, number}',
  'mend.rule': '{mark} **{title}**\n{name}: {scope}',
  'mend.why': '**Why it matters.** {why}',
  'mend.how': '**How to mend it.** {how}',
  'mend.first': 'The first by name:',
  'mend.place': '• {name}',
  'mend.placeCount': '• {name}: {count, number}',
  'mend.list': 'Download the list',
  'mend.fixed': '✅ There is nothing to mend here any more.',
  'mend.sent': '📄 The list is sent: {count, plural, one {# row} other {# rows}}.',
  'mend.sentPart':
    '📄 The first {count, number} rows are sent: a chat takes no more. The operator has the whole list; or open an organisation below.',
  'mend.file': 'What to mend {code} {date}',
  'summary.rules': 'What disagrees in the registry:',
  'summary.rule': '• {title}: {scope}',
} as const
