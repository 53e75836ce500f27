export const card = {
  'card.title': '🎫 **{name}**\nTicket No {number}',
  'card.state': 'Plastic card: **{state}**',
  'card.stateOn': 'Plastic card: **{state}** ({on})',
  'card.none': 'not requested',
  'card.requested': 'requested',
  'card.produced': 'produced, waits to be handed out',
  'card.issued': 'issued',
  'card.refused': 'refused',
  'card.reissue': 'being reissued',
  'card.app': 'Virtual ticket: in the Profcards app',
  'card.noApp': 'Virtual ticket: not yet. The Profcards app shows it',
  'card.place': '{path}',
  'card.chair': 'Chair: {name}, {phone}',
  'card.noChair': 'The passport of the organisation names no chair.',
  'card.fillStatus': 'Fill in my status',
  'bonus.yes': '🎁 You take part in the bonus programme **PROFCARDS**.',
  'bonus.no':
    'You do not take part in the bonus programme **PROFCARDS** yet. Register at profcards.ru: the number of your union ticket is needed.',
  'bonus.returned':
    '{purchases, plural, one {# purchase} other {# purchases}} for {spent} ₽, **{back} ₽** came back.',
  'bonus.rules':
    '**To lose no cashback:**\n1. Log in at profcards.ru.\n2. Go to the shop only from there: an order by phone or directly at the shop’s site does not count.\n3. Wait for 3 working days: a letter tells of the credit.',
  'profile.askStatus': 'Your card has no status. Choose one, it takes a second:',
  'profile.show': '**My data in the registry**\nStatus: {status}\nPhone: {phone}\nE-mail: {email}',
  'profile.statusSaved': '✅ Thank you! The status is saved: **{status}**.',
  'profile.statusKnown': 'The status is there already. If it is wrong, tell your chair.',
  'profile.transfer': 'To move to another primary organisation, ask your chair: the card is passed on.',
  'profile.leave':
    'One leaves the union by a written statement to the primary organisation. The ticket is handed in.',
} as const
