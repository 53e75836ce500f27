export const departure = {
  'departure.transfer.button': 'Go over to another',
  'departure.leave.button': 'Leave',
  'departure.transfer.ask':
    '**Going over to another primary organisation**\nWrite the name, number or town of the new one. For example: школа 12 Ясногорск',
  'departure.transfer.same': 'You belong to this organisation already. Name the new one.',
  'departure.transfer.review':
    '**Go over to another organisation?**\nThe new one: {to}\n\nFirst the old one lets you go, then the new one takes you on. The electronic ticket stays yours.',
  'departure.transfer.send': 'Ask for the transfer',
  'departure.transferInstead': 'I only change my workplace',
  'departure.leave.ask':
    '**Leave the union?**\nLeaving takes a written statement to your primary organisation; a separate one goes to the accounts office, so that dues are withheld no longer. The ticket is handed in. Here you tell the chair, who notes that you left.\n\nChanging your workplace? There is no need to leave: go over instead.',
  'departure.leave.send': 'Tell that I am leaving',
  'departure.own.submitted':
    '**You asked for a transfer**\nFrom: {from}\nTo: {to}\n\nThe old organisation is to let you go. The answer will come here.',
  'departure.own.released':
    '**The old organisation has let you go**\nFrom: {from}\nTo: {to}\n\nThe new one is to take you on. The answer will come here.',
  'departure.own.leave':
    '**The chair knows that you are leaving**\n{from}\n\nBring the written statement and the ticket. The answer will come here.',
  'departure.withdraw': 'I changed my mind',
  'departure.withdrawn': '✅ All stays as it was.',
  'departure.decide.leave':
    '**Leaving the union**\n{name}\n{from}\n\nConfirm when you have the statement and the ticket.',
  'departure.decide.release':
    '**Going over to another organisation**\n{name}\nFrom: {from}\nTo: {to}\n\nDo you let them go?',
  'departure.decide.take':
    '**A member comes over to you**\n{name}\nFrom: {from}\nTo: {to}\n\nThe old organisation has let them go. Do you take them on?',
  'departure.yes.leave': 'I have statement and ticket',
  'departure.yes.release': 'Let go',
  'departure.yes.take': 'Take on',
  'departure.no': 'Refuse',
  'departure.confirmed': '✅ Noted. The person will hear of it. Enter the change in the АИС.',
  'departure.refused': 'The refusal is noted. The person will hear of it.',
  'departure.told.released':
    '**The old organisation has let you go**\n{from}\n\nNow the new one decides: {to}.',
  'departure.told.transferred':
    '**You are on record in the new organisation**\n{to}\n\nYour ticket is renewed: /card. Remember the statement on dues for the accounts office.',
  'departure.told.left':
    '**Your leaving is noted**\n{from}\n\nThank you for having been with us. You can come back at any time: /join',
  'departure.told.declined': '**It was refused for now**\n{from}\n\nTalk it over with the chair: /ask',
} as const
