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
  'link.code':
    'Your code: **{code}**\nSay it when you are asked by phone or in person; never send it in a message. Does nobody ask? Call your chair. The request is good for {days, plural, one {# day} other {# days}}.',
  'link.phoneLost': 'The old phone is lost',
  'link.lostNoted':
    'Noted. If the data match, the chair decides, not the old phone. Call the chair yourself and tell the code: it is quicker.',
  'link.holderTold':
    '**Somebody asks to link your record with another chat**\nThey say that this phone is lost. The chair decides.\n\nYou have the phone and did not ask for this? Call at once: {name}, {phone}.',
  'link.holderToldNobody':
    '**Somebody asks to link your record with another chat**\nThey say that this phone is lost. The chair decides.\n\nYou have the phone and did not ask for this? Tell your primary organisation at once.',
  'link.notMine': 'I have the phone, it is not me',
  'link.disputed':
    '⚠️ Whoever holds the record now answers that nothing is lost. Confirm only when you meet the person.',
  'link.disputeNoted': 'The chair sees your answer before deciding. Please call the chair, too.',
  'link.manyRefused':
    'Several requests about this record were refused today: somebody may be guessing the code. It can be confirmed tomorrow, better when you meet.',
  'link.tooMany': 'Too many tries, please try again tomorrow. By phone number you can link this chat now.',
  'link.byPhone': 'By phone number',
  'link.confirmAsk.chair':
    '**{name}** asks to link a chat with their card (by ticket number).\n\nAsk the person by phone or face to face which code the bot showed, and press that code. Did they not ask for this, or do you not know them? Press “No”.',
  'link.confirmAsk.holder':
    'Somebody asks to link a chat with your card: **{name}** (by ticket number).\n\nIs it you on another phone? Press the code that the bot showed there. If it is not you, press “No”.',
  'link.wrongCode':
    'The code does not match, so the chat is not linked. If you only pressed the wrong button, let the person ask once more.',
  'link.expired':
    'The request is too old: it waited for more than {days, plural, one {# day} other {# days}}. If it is still needed, let the person ask again.',
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
