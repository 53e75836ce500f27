/** The chair's list of members without a status. */
export const statuses = {
  'statuses.button': 'Statuses of members',
  'statuses.title':
    '**Without a status: {count, number}**\n{name}\nPress what each of them is: works, studies or is retired.',
  'statuses.none': '✅ {name}: everybody has a status.',
  'statuses.line':
    '{number}. {name}{born, select, none {} other {, {born}}}{isSaid, select, true {. On joining: {said}} other {}}',
  'statuses.set.working': '{number} works',
  'statuses.set.student': '{number} studies',
  'statuses.set.pensioner': '{number} retired',
  'statuses.done': '✅ {name}: **{status}**.',
  'statuses.doneAll': '✅ Written down as “{status}”: **{count, number}**.',
  'statuses.known': 'There is a status already: {status}. Most likely the member has answered.',
  'statuses.all': 'Give all a status at once ({count, number})',
  'statuses.all.ask':
    '**A status for all at once: {count, number}**\n{names}{isMore, select, true { and {rest, number} more} other {}}\n\nIs somebody unlike the others? Go back and give that one a status first.',
  'statuses.all.said':
    'Said something of themselves on joining: {count, number}. Those who said otherwise are left alone.',
  'statuses.all.undo': 'You can undo it within a minute.',
  'statuses.all.working': 'All work: {count, number}',
  'statuses.all.student': 'All study: {count, number}',
  'statuses.all.pensioner': 'All are retired: {count, number}',
  'statuses.told':
    'The chair gave your card a status: **{status}**. If that is wrong, correct it with the button below.',
} as const
