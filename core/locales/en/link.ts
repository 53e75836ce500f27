export const link = {
  'link.askContact':
    'To show your data we must be sure that it is you. Press the button below and share **your own** number: it is compared with the registry.\n\nHas your number changed, or is it not in the registry? There is another way: by ticket number.',
  'link.shareContact': '📱 Share my number',
  'link.pressBelow': '👇 The button is here, under the message field.',
  'link.byTicket': 'By ticket number',
  'link.useButton': 'Please send the number with the button, not as text: that shows that it is yours.',
  'link.notYours': 'This is somebody else’s contact. Share the number of your own account.',
  'link.askBirthDate': 'Several people are on record under this number. Type your birth date: DD.MM.YYYY',
  'link.wrongDate': 'That date could not be read. Example: 07.03.1985',
  'link.done': '✅ Done, this chat is linked with your card.',
  'link.doneOffice': '✅ Done, your number stands in the passport of an organisation.',
  'link.officeLimited':
    'You can see the passport and the summary without names. Full access is confirmed by the organisation above.',
  'link.nothing':
    'Nothing was found under this number. The registry may hold another one. Try the ticket number, ask your chair, or apply to join.',
  'link.askTicket': 'Type the number of your union ticket.',
  'link.wrongTicket':
    'That does not look like a ticket number. It is printed on the card, for example: 0000 1234 5678',
  'link.askSurname': 'Now the surname, as on the ticket.',
  'link.wrongSurname': 'A surname in letters is needed, for example: Ivanova',
  'link.requested':
    'Your request is taken. If the data match, the chair or the holder of the number on record will confirm that it is you, and the bot will write.',
  'link.confirmAsk':
    '**{name}** asks to link a chat with their card (by ticket number). Is it really this person?',
  'link.confirmYes': 'Yes, I confirm',
  'link.confirmNo': 'No',
  'link.refused':
    'The chat could not be linked with the card. Please ask the chair of your primary organisation.',
  'link.youConfirmed': 'Confirmed, the person has been told.',
  'link.youRefused': 'Refused, the person has been told.',
  'link.alreadyDecided': 'This has been decided already.',
  'link.lost':
    'Another chat has been linked with your member’s card, so this one no longer shows it.\n\nIf that was not you, link this chat anew by your own phone number and tell the chair of your primary organisation.',
  'link.again': 'Link this chat anew',
  'link.notMe': 'This is not me',
  'link.unlinkAsk': 'Unlink this chat from the card and the organisations? The registry does not change.',
  'link.unlinkYes': 'Yes, unlink',
  'link.unlinked': 'The chat is unlinked. You can come back at any time.',
} as const
