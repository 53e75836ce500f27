export const profile = {
  'profile.title': '**My data**\n{name}\n{org}',
  'profile.field.last_name': 'Surname',
  'profile.field.status': 'Status',
  'profile.field.phone': 'Phone',
  'profile.field.email': 'E-mail',
  'profile.field.birth_date': 'Date of birth',
  'profile.line': '• {field}: **{value}** · {source}',
  'profile.empty': '• {field}: not given yet',
  'profile.nothing': 'not given',
  'profile.from.ais': 'from the registry',
  'profile.from.you': 'given by you on {day}',
  'profile.from.confirmed': 'given by you, confirmed on {day}',
  'profile.from.otherChat': 'given from another chat on {day}',
  'profile.from.chair': 'given by the chair on {day}',
  'profile.from.officer': 'given by the officer on {day}',
  'profile.waits': '• ⏳ {field}: **{value}** · waits for the chair since {day}',
  'profile.wrongElse':
    'A mistake in the first name, the middle name or the date of birth? Tell your chair: these are corrected in the registry only.',
  'profile.askStatus': 'Your card has no status. Choose one, it takes a second:',
  'profile.statusSaved': '✅ Thank you! The status is saved: **{status}**.',
  'profile.statusKnown': 'That is what the card says: **{status}**. There is nothing to do.',

  'profile.edit.last_name': '✎ Surname',
  'profile.edit.status': '✎ Status',
  'profile.edit.phone': '✎ Phone',
  'profile.edit.email': '✎ E-mail',
  'profile.takeBack': 'Take back: {field}',
  'profile.ask.last_name':
    '**Surname**\nNow: {now}\n\nWrite the new surname as in your document. The chair will confirm it.',
  'profile.last_name.one': 'Only the surname is needed, in one word. A double one takes a hyphen.',
  'profile.ask.phone':
    '**Phone**\nNow: {now}\n\nShare your number with the button below or write it. This number opens your card, so the chair confirms a new one first.',
  'profile.ask.status': '**Status**\nNow: {now}\n\nChoose the right one. The chair will confirm it.',
  'profile.ask.email': '**E-mail**\nNow: {now}\n\nWrite the address. For example: anna@example.org',
  'profile.same': 'That is what the card says. If something else is right, write it.',
  'profile.review':
    '**Please check: {field}**\nNow: {old}\nNew: {new}\n\nThe chair confirms the change, and the answer comes here. Until then the card stays as it is.',
  'profile.send': 'Send to the chair',
  'profile.again': 'Write it differently',
  'profile.sent':
    '**Sent to the chair**\n{field}: {value}\n\nThe answer comes here. Changed your mind? Take it back under “My data”.',
  'profile.filled': '✅ Thank you! Saved: {field}, **{value}**.',
  'profile.tooMany': 'That is many corrections for one day. Try tomorrow, or write to your chair: /ask',
  'profile.takenBack': '✅ The correction is taken back, the card is as it was.',

  'profile.email.format': 'This does not look like an e-mail address. Write all of it: anna@example.org',
  'profile.email.letters':
    'The address has letters that are not Latin. Switch the keyboard and write it again.',
  'profile.email.long': 'Too long for an e-mail address. Write only the address.',
  'profile.email.check': '**Please check the address**\n{email}',
  'profile.email.agree': 'I agree, save it',
  'profile.email.saved': '✅ The address is saved: {email}. Change or remove it in the settings.',
  'profile.email.none': '**E-mail for letters**\nThere is no address yet, no letters come.',
  'profile.email.on':
    '**E-mail for letters**\n{email} · {source}\n\nYou agreed to letters on {day}, version {version} of the text.',
  'profile.email.off':
    '**E-mail for letters**\n{email} · {source}\n\nNo letters go there: you have not agreed to them yet.',
  'profile.email.allow': 'I agree to letters',
  'profile.email.write': 'Give an address',
  'profile.email.other': 'Another address',
  'profile.email.remove': 'Remove the address',
  'profile.email.removeAsk': '**Remove the address from the card?**\nNo letters will come.',

  'correction.ask': '**A correction of a card**\n{name}\n{place}\n\n{field}: {old} → **{new}**',
  'correction.ownContact':
    'The number came by the button “Share my number”: it is the number of the chat itself. A phone opens the card: confirm it if you are sure that this is the person.',
  'correction.typed': 'The number was typed by hand. A phone opens the card: call it before you confirm.',
  'correction.yes': 'Confirm',
  'correction.no': 'Refuse',
  'correction.confirmed':
    '✅ Corrected. The person will hear of it. Please enter the change in the registry.',
  'correction.refused': 'Refused. The person will hear of it.',
  'correction.foreign':
    'This is not for you to decide: it is your own card, the person has moved to another organisation, or the button is old. What waits for you is among the applications.',
  'correction.changed': 'The card has changed since. Please look again.',
  'correction.settled.withdrawn': 'The person has taken this correction back. There is nothing to decide.',
  'correction.settled.replaced': 'A new correction came in its place: it is among the applications.',
  'correction.settled.lapsed':
    'The correction holds no longer: the person has left the Union or unlinked the chat from the card. There is nothing to decide.',
  'correction.told.yes': '✅ **Corrected: {field}**\n{old} → {new}',
  'correction.told.card':
    'The virtual ticket has the new surname already, the old QR code is good no longer.',
  'correction.told.plastic': 'The plastic card still has the old surname. Do you need a new one?',
  'correction.reissue': 'Ask for a new card',
  'correction.told.no':
    '**The correction was not confirmed: {field}**\nYou gave: {new}\nThe card still says: {old}\n\nPlease talk to your chair.',
  'correction.due.soon':
    '**A correction of a card is waiting**\n{name}\n{place}\n\nThe answer is due on {day}.',
  'correction.due.due':
    '**An answer is due today: a correction of a card**\n{name}\n{place}\n\nPlease open it and say whether it is right.',
  'correction.due.late':
    '**A correction of a card has no answer**\n{name}\n{place}\n\nIt was due on {day}. You may decide yourself or contact the chair.',
  'correction.due.overdue':
    '**A correction of a card is still without an answer**\n{name}\n{place}\n\nIt was due on {day}; the chair and the organisation above were reminded. The decision is yours now.',
  'applications.corrections': 'Corrections of cards wait for you, too: they are marked ✎.',
  'applications.correction': '✎ {name}: {field}',
} as const
