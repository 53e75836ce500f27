export const bonusHelp = {
  'steps.title': '**To lose no cashback**\nGo through these before you buy, and tick each one.',
  'steps.1': 'Logged in to my account',
  'steps.2': 'The data there are right',
  'steps.3': 'Going to the shop from there',
  'steps.4': 'Waiting 3 working days',
  'steps.text1': '**1.** Log in to your PROFCARDS account.',
  'steps.text2':
    '**2.** Check your data: name, phone, e-mail and ticket number are true and of today. “My ticket” has the ticket number.',
  'steps.text3':
    '**3.** Go to the shop from the account only. An order by phone or directly at the shop’s site does not count.',
  'steps.text4':
    '**4.** Wait: a purchase is confirmed within 3 working days, a letter tells of the credit. Paid today, that is by {until}.',
  'steps.todo': '◻️ {step}',
  'steps.done': '✅ {step}',
  'steps.count': '{done, number} of {all, number} ticked.',
  'steps.all': '🎉 All ticked. If no letter comes by {until}, press “Why no cashback came”.',
  'steps.payout': 'Your PROFCARDS account tells how cashback is paid out.',
  'begin.title': '**How to begin**',
  'begin.usual':
    '1. Open PROFCARDS with the button below and register.\n2. Give the number of your union ticket: **{number}**.\n3. Fill in your true name, phone and e-mail.\n4. Go to shops from your account only.',
  'begin.number': 'The number of your ticket: **{number}**.',
  'begin.noNumber': 'Your card has no ticket number: ask your chair for it (“Ask” says who that is).',
  'begin.later': 'Registered already? It is noted here when the union gets the programme’s data.',

  'missing.notMember':
    '**Why no cashback came**\nBy the registry you do not take part in PROFCARDS yet, and only participants get cashback. Have you registered?',
  'missing.already': 'Yes, I take part',
  'missing.which': '**Why no cashback came**\nIs it one of your last purchases?',
  'missing.purchase': '{date} · {partner} · {amount} ₽',
  'missing.other': 'No, another purchase',
  'missing.shop': '**At which shop was it?**\nChoose it, or type its name.',
  'missing.shopFound': '**Is it this one?**\nChoose the shop, or type the name in another way.',
  'missing.shopNotFound':
    'There is no partner of this name. Type it in another way or press “It is not listed”.',
  'missing.noShop': 'It is not listed',
  'missing.press': 'Here the answer is one of the buttons below.',
  'missing.through':
    '**How did you get to the shop?**\nCashback counts only if you open the shop from your PROFCARDS account.',
  'missing.through.yes': 'From my account',
  'missing.through.no': 'Straight to the site, by phone, at the till',
  'missing.through.unsure': 'I do not remember',
  'missing.paid': '**When did you pay?**\nChoose a day, or type the date, such as {example}.',
  'missing.today': 'Today',
  'missing.yesterday': 'Yesterday',
  'missing.day': '{day}',
  'missing.dateUnclear': 'This date cannot be read. Type it like {example}.',
  'missing.dateAhead': 'This day has not come yet. Type the day you paid, such as {example}.',
  'missing.dateOld':
    'That is more than a year ago: such purchases are not checked any more. If it was a slip, type the date again.',
  'missing.letter':
    '**Did the letter of the credit come?**\nIt goes to the e-mail of your account. Look into “Spam”, too.',
  'missing.letter.yes': 'The letter came, the money did not',
  'missing.letter.no': 'No letter',
  'missing.data':
    '**Are the data of your account right?**\nName, phone, e-mail and ticket number ({number}) have to be true and of today.',
  'missing.data.yes': 'Yes, all right',
  'missing.data.no': 'No, or not sure',

  'missing.end.credited':
    '✅ **Cashback of this purchase is credited: {back} ₽.**\n{partner}, {date}, a purchase for {amount} ₽.\nCredited, but no money? See below how it is paid out.',
  'missing.end.noPartner':
    '❌ **This purchase earns no cashback.**\nThe shop is none of the programme’s partners for your region, and only their purchases count.\nLook into “Partners near me” before the next one.',
  'missing.end.notThrough':
    '❌ **This order earns no cashback.**\nIt was not made from your account: the programme did not see that it was you, and it cannot be counted later.\nNext time begin with your account, and the cashback will come.',
  'missing.end.wait':
    '⏳ **Wait until {until} inclusive.**\nA purchase is confirmed within 3 working days; weekends and holidays do not count. The letter goes to the e-mail of your account.\nIf it does not come, be back on the day after: you will see whom to write to.',
  'missing.end.support':
    '📞 **It is time to ask PROFCARDS support.**\n{why}\n{contact}\nThe button below has the text: copy and send it.',
  'missing.end.union':
    '📞 **Ask your organisation first.**\nThe confirmation was due by {until}, and the union’s registry does not name you as a participant of PROFCARDS: its support may not find you. Ask your chair to check your ticket number and that note.\n{contact}\nThe button below has the text: copy and send it.',
  'missing.why.late': 'The confirmation was due by {until}, and there is no letter.',
  'missing.why.not_paid_out': 'The letter of the credit came, the money did not.',
  'missing.why.no_cashback': 'The purchase is listed, and its cashback is zero.',
  'missing.mendData':
    'Before you ask, put the data of your account right: else letter and money miss you again.',
  'missing.unsure':
    'You do not remember how you got to the shop. If not from your account, they will refuse; you may ask all the same.',
  'missing.contact.phone': 'Phone: {phone}',
  'missing.contact.app': 'The Profcards app or profcards.ru tells how to reach them.',
  'missing.contact.chair': '{name}, {phone}',
  'missing.contact.ask': '“Ask” says who your chair is.',
  'missing.contact.union': 'The union’s phone for bonuses: {phone}',
  'missing.letterButton': 'The text to send',
  'missing.supportButton': 'Write to support',
  'missing.again': 'Check another purchase',
  'missing.letterText':
    'Hello! Please check my PROFCARDS cashback.\nMember of the union: {name}\nTicket number: {number}\nShop: {shop}\nPaid on: {paid}\nHow I got to the shop: {through}\nLetter of the credit: {letter}\nThank you!',
  'missing.said.through.yes': 'from my account',
  'missing.said.through.unsure': 'I do not remember',
  'missing.said.letter.yes': 'came, the money did not',
  'missing.said.letter.no': 'did not come',
  'missing.toEnd': '← To the answer',
  'missing.gone': 'This talk is over. Begin again: “Why no cashback came”.',
} as const
