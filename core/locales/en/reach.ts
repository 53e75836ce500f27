/** Which members messages of the bot reach. */
export const reach = {
  'reach.button': 'Whom messages reach',
  'reach.title':
    '**{name}**\nMessages of the bot reach **{reached, number}** of {members, plural, one {# member} other {# members}}.',
  'reach.everybody': '✅ They reach everybody.',
  'reach.blocked': '• closed the bot or changed the account: {count, number}',
  'reach.mail': '• not in the bot, the card has an e-mail address: {count, number}',
  'reach.unlinked': '• not in the bot, and no address: {count, number}',
  'reach.list.blocked': 'Who closed the bot: {count, number}',
  'reach.list.mail': 'Who has only an address: {count, number}',
  'reach.list.unlinked': 'Who has neither: {count, number}',
  'reach.names.blocked': '**{name}**\nWere in the bot, but closed it or changed the account:',
  'reach.names.mail': '**{name}**\nNot in the bot. The card has an e-mail address, you can write yourself:',
  'reach.names.unlinked': '**{name}**\nNot in the bot, and no address on the card. Tell them in person:',
  'reach.names.none': '✅ {name}: nobody is left here.',
  'reach.name': '• {name}',
  'reach.below': 'By organisation below',
  'reach.below.title': '**{name}**\nHow many members messages do not reach, most of them first:',
  'reach.below.row': '{name}: {count, number}',
  'reach.how': 'How to invite them',
  'reach.how.title':
    '**{name}**\nSend the link on to the chat of your colleagues or show them the code:\n{url}\n\nThey open it and press “Share my number”.',
  'reach.how.ticket':
    'The number is not the one on the card? There is “By ticket number”, too: the request comes to you among the applications, and you confirm it.',
  'reach.how.blocked': 'Whoever closed the bot opens the same link and presses “Start”.',
  'reach.how.share': 'Send the link',
} as const
