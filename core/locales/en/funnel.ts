export const funnel = {
  'tickets.button': "Members' tickets",
  'tickets.title': '**Plastic tickets: {name}**',
  'tickets.how': 'Choose which ones to look after.',
  'tickets.none': 'There are no members of this organisation in the register yet.',
  'tickets.state.none': 'Never asked for: {count}',
  'tickets.state.requested': 'Asked for: {count}',
  'tickets.state.produced': 'Made, to be handed out: {count}',
  'tickets.state.issued': 'Handed out: {count}',
  'tickets.state.refused': 'Refused: {count}',
  'tickets.state.reissue': 'To be made anew: {count}',
  'tickets.name.none': 'Never asked for',
  'tickets.name.requested': 'Asked for',
  'tickets.name.produced': 'Made, to be handed out',
  'tickets.name.issued': 'Handed out',
  'tickets.name.refused': 'Refused',
  'tickets.name.reissue': 'To be made anew',
  'tickets.mark': 'Mark people and press the button below.',
  'tickets.wait': 'There is nothing to do here. Press a name to see who noted what and when.',
  'tickets.useButtons': 'Please use the buttons below the message.',
  'tickets.member':
    '☐ {name}{since, select, true {, since {day}} other {}}{reason, select, lost {, lost} name {, name changed} other {}}',
  'tickets.member.marked':
    '☑ {name}{since, select, true {, since {day}} other {}}{reason, select, lost {, lost} name {, name changed} other {}}',
  'tickets.member.plain': '{name}{since, select, true {, since {day}} other {}}',
  'tickets.page': 'Mark all on this page',
  'tickets.all': 'Note all ({count})',
  'tickets.all.ask':
    '**Note all at once: {count}**\nEverybody in “{from}” goes on to “{to}”. Not everybody? Go back and choose people one by one.\n\nIt can be undone within a minute.',
  'tickets.all.changed': 'The list changed while you were deciding. Please look once more.',
  'tickets.history': 'Who noted what, and when',
  'tickets.card': '**{name}**\n{state}{since, select, true {, since {day}} other {}}',
  'tickets.card.nothing': 'Nobody has noted anything about this ticket here: all is from the register.',
  'tickets.step':
    '{day} · {from} → {to} · {who}{reason, select, lost {, the card was lost} name {, the name changed} other {}}',
  'tickets.by.you': 'you',
  'tickets.by.chair': 'chair {name}',
  'tickets.by.someChair': 'the chair',
  'tickets.by.member': 'the member',
  'tickets.by.registry': 'the register',
  'tickets.page.unmark': 'Unmark this page',
  'tickets.most': 'At most {count} at once. Save the marked ones first.',
  'tickets.move.requested': 'Asked for: {count}',
  'tickets.move.produced': 'Made: {count}',
  'tickets.move.issued': 'Handed out: {count}',
  'tickets.move.refused': 'No plastic wanted: {count}',
  'tickets.moved.refused': '✅ Noted that no plastic is wanted: {count}.',
  'tickets.moved.requested': '✅ {count, plural, one {# request is noted} other {# requests are noted}}.',
  'tickets.moved.produced':
    '✅ {count, plural, one {# ticket is noted as made} other {# tickets are noted as made}}.',
  'tickets.moved.issued':
    '✅ {count, plural, one {# ticket is noted as handed out} other {# tickets are noted as handed out}}.',
  'tickets.undo': 'Undo',
  'tickets.undo.hint': 'A mistake? It can be undone within a minute.',
  'tickets.undo.late': 'The minute is over, it cannot be undone any more.',
  'tickets.undone': 'Undone: {count}.',
  'tickets.back': 'To the tickets',

  'lists.head':
    '**The list of members is closed**\nBy the passport the chair is the head of the institution, too. The law (Labour Code, art. 86) does not let an employer process data on membership, so the organisation above looks after applications, tickets and requests for now.\n\nIs the passport wrong, or is there another head? Ask the organisation above to open the list.',
  'lists.ask': 'Ask to open it',
  'lists.asked': 'Your request is on its way. The list opens when it has been looked at.',
  'lists.request':
    '**Open the list of members?**\n{name}\nChair: {chair}. The passport names the same person as head of the institution.\n\nIf that is a mistake or another person, open it. If the chair is the head indeed, the list may not be shown.',
  'lists.yes': 'Open',
  'lists.no': 'Keep closed',
  'lists.allowed': 'The list of members is open: {name}. The chair has been told.',
  'lists.refused': 'The list of members is closed: {name}. The chair has been told.',
  'lists.nobody':
    'Nobody of the organisation above is in the bot yet, so there is nobody to ask. Call them: they can open this bot.',
  'lists.own':
    'This is your own organisation: you cannot decide on your own access. Somebody else of the organisation above will answer.',
  'lists.told.open':
    '✅ The organisation above opened the list of members to you: {name}. Applications and tickets are yours to look after now.',
  'lists.told.closed':
    'Names of people are closed: {name}. By the passport you are the head of the institution, too, and the law (Labour Code, art. 86) does not let an employer process data on membership. The organisation above looks after applications and tickets.\n\nIs there another head? Call them and have the passport corrected.',

  'ticket.received': 'I have received the card',
  'ticket.lostOrChanged': 'The card is lost or my name changed',
  'ticket.want': 'I want a plastic card',
  'ticket.refuse': 'I need no plastic card',
  'ticket.own.refused':
    '✅ Noted: no plastic for you. The virtual ticket is always here, under “My ticket”. If you change your mind, ask for the card there.',
  'ticket.own.issued': '✅ Thank you! The card is noted as handed out, the chair will see it.',
  'ticket.own.reissue': '✅ Noted. The chair will hear of it and order a new card.',
  'ticket.own.requested': '✅ Noted. The chair will hear of it and order the card.',
  'ticket.undone': 'Undone: all is as it was.',
  'ticket.reissue.ask': '**A new card**\nWhat happened?',
  'ticket.reissue.lost': 'The card is lost',
  'ticket.reissue.name': 'My name changed',
  'ticket.told.issued': '{name}: the card was received. It is noted as handed out, there is nothing to do.',
  'ticket.told.requested': '{name} wants a plastic card. Please order it.',
  'ticket.told.refused': '{name} does not want a plastic card. There is nothing to do.',
  'ticket.told.lost': '{name}: the card is lost. A new one is needed.',
  'ticket.told.name': '{name}: the name changed. A new card is needed.',
  'ticket.ask.received':
    '**Your plastic ticket is ready**\nHave you received it? Press the button. If not, the chair has it for you.',
  'ticket.ask.virtual':
    '**A ticket without plastic**\nYou did not want the card, and that is fine: the app Profcards has a virtual one, and you can show it here, too, under “My ticket”. Changed your mind about the card? Press the button.',
  'tickets.waiting':
    '**Tickets to be handed out: {count}**\n{name}\n\nThey were made more than {days} days ago and are not noted as handed out. Done already? Note all of them at once.',
} as const
