/** Leaving the union and going over to another primary. */
export const departure = {
  'departure.transfer.button': 'Go over to another',
  'departure.leave.button': 'Leave',
  'departure.transfer.ask':
    '**Going over to another primary organisation**\nWrite the name, number or town of the new one. For example: школа 12 Ясногорск',
  'departure.transfer.same': 'You belong to this organisation already. Name the new one.',
  'departure.transfer.review':
    '**Go over to another organisation?**\nThe new one: {to}\n\nFirst the old one lets you go, then the new one takes you on. The electronic ticket stays yours.',
  'departure.transfer.send': 'Ask for the transfer',
  'departure.transfer.again': 'Ask for a transfer',
  'departure.transferInstead': 'I only change my workplace',
  'departure.leave.ask':
    '**Leave the union?**\nLeaving takes a written statement to your primary organisation: the bot prepares it, you sign it and bring it. A plastic ticket is handed in. The accounts office gets a statement of its own, so that dues are withheld no longer.\n\nChanging your workplace? There is no need to leave: go over instead.',
  'departure.leave.send': 'Tell that I am leaving',
  'departure.paper': 'The statement on paper (PDF)',

  'departure.mine': 'My request',
  'departure.mine.none': 'You have not asked to leave or to go over.',
  'departure.own.submitted':
    '**You asked for a transfer**\nFrom: {from}\nTo: {to}\n\nThe old organisation is to let you go. The answer will come here.',
  'departure.own.released':
    '**The old organisation has let you go**\nFrom: {from}\nTo: {to}\n\nThe new one is to take you on. The answer will come here.',
  'departure.own.leave':
    '**You are leaving the union**\n{from}\n\nBring the chair the signed statement{card, select, yes { and the plastic ticket} other {}}. The answer will come here.',
  'departure.own.transferred':
    '**You are on record in the new organisation**\n{to}, since {decided}\n\nTicket: /card',
  'departure.own.left':
    '**You have left the union**\n{from}, {decided}\n\nYou can come back at any time: /join',
  'departure.own.declined':
    '**The transfer was refused**\nTo: {to}, decided {decided}\nReason: {reason}\n\nYou can ask again.',
  'departure.own.withdrawn':
    '**You took your request back**\n{decided}\n\nAll stays as it was: you are on record where you were.',
  'departure.line.submitted': '• Submitted {date}',
  'departure.line.papers': '• Reminded of the papers {date}',
  'departure.line.released': '• The old organisation let you go {date}',
  'departure.knows.own': 'The chair knows of your request.',
  'departure.knows.above':
    'The chair of your organisation is not in the bot yet. {above} knows of your request.',
  'departure.knows.nobody':
    'It is written down, but there is nobody in the bot to tell yet: {place} does not use it. When the chair comes, they will see your request.',
  'departure.call': 'Call them yourself: {name}, {phone} ({org}).',
  'departure.callNobody': 'See the committee, or ask: /ask',
  'departure.withdraw': 'I changed my mind',
  'departure.withdraw.askLeave': '**Staying in the union?**\nYour request to leave will be closed.',
  'departure.withdraw.askTransfer':
    '**Take the request back?**\nYou stay in the old organisation. You can ask again at any time.',
  'departure.withdraw.stay': 'Yes, I am staying',
  'departure.withdraw.cancel': 'Yes, take it back',
  'departure.withdrawn': '✅ All stays as it was.',

  'departures.also': 'Below are those who leave the union or go over to another organisation.',
  'departures.all': 'Leaving and going over: all {total}',
  'departures.title':
    '**Leaving and going over**\n{total, plural, =0 {Nobody is waiting. New ones will come here.} one {# person is waiting.} other {# people are waiting.}}',
  'departures.item.leave': 'Leaving: {name}',
  'departures.item.papers': 'Leaving, papers to come: {name}',
  'departures.item.transfer': 'Transfer: {name}',

  'departure.decide.leave':
    '**Leaving the union**\n{name}\n{from}\n\nMembership is voluntary and cannot be refused. Note it when you have the signed statement{card, select, yes { and the ticket} other {}}.',
  'departure.decide.release':
    '**Going over to another organisation**\n{name}\nFrom: {from}\nTo: {to}\n\nDo you let them go?',
  'departure.decide.take':
    '**A member comes over to you**\n{name}\nFrom: {from}\nTo: {to}\n\nThe old organisation has let them go. Do you take them on?',
  'departure.yes.leave': 'I have statement and ticket',
  'departure.yes.withoutCard': 'I have the statement, no ticket',
  'departure.yes.paper': 'I have the statement',
  'departure.yes.release': 'Let go',
  'departure.yes.take': 'Take on',
  'departure.no': 'Refuse',
  'departure.notYet': 'Not brought yet',
  'departure.papers.asked':
    '✅ We wrote to the person what to bring (once a day at the most). The request stays in your list.',
  'departure.papers.told':
    '**The chair is waiting for your statement**\n{from}\n\nBring the signed statement{card, select, yes { and the plastic ticket, if you have it} other {}}. The sheet is ready to be printed.',
  'departure.strikeOff.ask':
    '**Note that they left?**\n{name}\n{from}\n{card, select, in {The ticket is handed in.} lost {The ticket is not handed in.} other {There is no ticket to hand in.}}\n\nFrom today on the person is no member, and the ticket ceases to be valid.',
  'departure.strikeOff': 'They have left',
  'departure.state.submitted': '**A request is waiting**\n{name}\nFrom: {from}',
  'departure.state.released':
    '✅ **Noted: the old organisation lets go**\n{name}\nFrom: {from}\nTo: {to}\n\nNow the new one decides. Until then change nothing in the AIS.',
  'departure.state.left':
    '✅ **Noted: they left the union**\n{name}\n{from}\n\nThe person will hear of it. Enter the change in the AIS.',
  'departure.state.transferred':
    '✅ **Noted: on record in the new organisation**\n{name}\nFrom: {from}\nTo: {to}\n\nThe person will hear of it. Enter the change in the AIS.',
  'departure.state.declined':
    '**The transfer was refused**\n{name}\nFrom: {from}\nTo: {to}\nReason: {reason}\n\nThe person will hear of it.',
  'departure.state.withdrawn': '**The request was taken back**\n{name}\n{from}\n\nThere is nothing to do.',
  'departure.state.void.left':
    '**The request is closed**\n{name}\n\nBy the registry this person has left the union already. There is nothing to do.',
  'departure.state.void.moved':
    '**The request is closed**\n{name}\n\nBy the registry this person is not on record in the old organisation ({from}) any more. There is nothing to do.',
  'departure.state.void.closed':
    '**The request is closed**\n{name}\n\n“{to}” was removed from the registry. We wrote to the person to choose another.',
  'departure.decided': 'This request has been decided already.',
  'departure.foreign': 'Another organisation is dealing with this request now.',
  'departure.own': 'Somebody else notes your own request: the organisation above will see it.',
  'departure.undone': 'The decision is undone. The request waits again.',
  'departure.undo.late':
    'It cannot be undone any more: the minute is over, or others have decided on. Contact the person.',
  'departure.unasked.withdrawn': '**A request was taken back**\n{name}\n{from}\n\nThere is nothing to do.',
  'departure.unasked.unreleased':
    '**The transfer is off for now**\n{name}\n{from}\n\nThe old organisation has undone its decision. If it lets them go, we will write again.',

  'departure.told.released':
    '**The old organisation has let you go**\n{from}\n\nNow the new one decides: {to}.',
  'departure.told.transferred':
    '**You are on record in the new organisation**\n{to}\n\nYour ticket is renewed: /card. Remember the statement on dues for the accounts office.',
  'departure.told.left':
    '**Your leaving is noted**\n{from}\n\nThank you for having been with us. You can come back at any time: /join',
  'departure.told.declined':
    '**The transfer was refused for now**\n{from} → {to}\nReason: {reason}\n\nYou stay on record where you were. You can ask again: /transfer. Questions? /ask',
  'departure.reopened':
    '**The decision on your request was undone**\n{from}\n\nThe chair pressed the wrong button: it waits again. The answer will come here.',
  'departure.void.left':
    '**The request is closed**\nBy the registry you have left the union already. If that is a mistake, write to us: /ask. You can come back at any time: /join',
  'departure.void.moved':
    '**The request is closed**\nBy the registry you are on record here already: {here}. To leave or to go over from here, ask anew: /leave or /transfer',
  'departure.void.closed':
    '**The request is closed**\n“{to}” was removed from the registry, nobody can go over to it. You stay on record here: {here}. Choose another: /transfer',

  'departure.due.soon':
    '**A request to leave or to go over is waiting**\n{name}\n{place}\n\nThe answer is due on {day}.',
  'departure.due.due':
    '**An answer is due today: leaving or going over**\n{name}\n{place}\n\nPlease open it and answer: a person is waiting.',
  'departure.due.late':
    '**A request to leave or to go over has no answer**\n{name}\n{place}\n\nIt was due on {day}. You may answer yourself or contact the chair.',
  'departure.due.overdue':
    '**A request to leave or to go over is still without an answer**\n{name}\n{place}\n\nIt was due on {day}; the chair and the organisation above were reminded. The decision is yours now.',
} as const
