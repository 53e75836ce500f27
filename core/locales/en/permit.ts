/** Joining at 14 to 17: the parent's consent on paper, and the permit that the office gives for it. */
export const permit = {
  'minor.title':
    '**A parent’s consent comes first**\nFrom 14 to 17 people join the union with the written consent of a parent or guardian. Your answers were not kept: without it the bot keeps nothing about you.',
  'minor.findPlace':
    'Find the place where you study or work: we show whom to bring the consent to, and give you the form.',
  'minor.steps':
    '**{place}**\n1. Print the form: your parent fills it in and signs it.\n2. Bring it to the chair.\n3. The chair gives you a link: by it you apply here in two minutes.',
  'minor.chair': 'Chair: {name}, {phone} ({org}).',
  'minor.chairNone': 'There is no phone of the chair on record. Ask whom to bring the form to: /ask',
  'minor.permitElsewhere':
    'The permit of your link is good once, and only for the organisation that gave it. To join there, open the link again. If it does not open, ask for a new one.',
  'minor.place': 'Find my organisation',
  'minor.otherPlace': 'Another organisation',
  'minor.placeAsk':
    '**Where do you study or work?**\nWrite its name, number or town. For example: колледж Ясногорск',
  'minor.wrongDate': 'A slip in the date: start again',
  'minor.form': 'Form of the consent (PDF)',
  'minor.formSent':
    'The form is ready: print it. Your parent writes names and date by hand. Bring it to the chair when it is filled in: {place}.',

  'permit.button': 'A parent’s consent (14 to 17)',
  'permit.title':
    '**Joining at 14 to 17: {name}**\nHas the form come that a parent signed? Keep it and press the button. The bot gives a one-time link for this person, and notes on the application that you have the consent on paper.',
  'permit.give': 'The parent’s consent has come',
  'permit.link': '**One-time link: {name}**\n\n{url}\n\nTo be opened by {until} inclusive.',
  'permit.how':
    'Send it personally to the one whose parent has signed, or let them point a camera at the code. It works for whoever opens it first, and for one application. The bot writes to you when it is opened.',
  'permit.another': 'One more link',
  'permit.revoke': 'Revoke the link',
  'permit.revoked':
    '**{name}**: the link is revoked, nobody can join by it. You can give a new one at any moment.',
  'permit.usedAlready':
    '**{name}**: an application was sent by this link already. It is yours to decide: /applications',
  'permit.opened':
    'A link for joining from 14 was opened: **{place}**. If it was not the person you gave it to, revoke it and give a new one.',
  'permit.paper': '📄 A parent’s consent on paper: received on {date}, {office}.',
  'permit.own':
    'This is your own link; it opens nothing for you. Send it to the one whose parent has signed.',
  'permit.open.used':
    'This link was used already; it is good once. If it was not you, ask the chair for a new one.',
  'permit.open.expired':
    'This link has expired: it can be opened for {days, plural, one {# day} other {# days}}. Ask the chair for a new one; the form need not be brought again.',
  'permit.open.revoked': 'This link was revoked. Ask the chair for a new one.',
  'permit.open.void': 'This link is good no longer. Ask the chair for a new one.',

  'paper.parent.title': 'A parent’s consent to joining the union',
  'paper.parent.head': 'CONSENT',
  'paper.parent.about': 'of a parent (legal representative) to joining the union',
  'paper.parent.me': 'I, (surname, first name, middle name)',
  'paper.parent.relation': 'parent / adoptive parent / guardian / custodian (underline)',
  'paper.parent.child': 'of the minor (surname, first name, middle name)',
  'paper.parent.join':
    'consent to the minor’s joining the All-Russian Education Union through the primary organisation named above.',
  'paper.parent.data':
    'I consent to this organisation and those above it processing the minor’s personal data: names, date of birth, place of study or work, status and phone. Purpose: to consider the application and to keep the record of members.',
  'paper.parent.withdraw':
    'The consent can be taken back in writing on any day, with the chair of the organisation.',
  'paper.parent.signature': 'Signature {line} / {line} /',
  'paper.parent.mark': 'Filled in by the primary organisation, which keeps the consent.',
  'paper.parent.received': 'Received on {day} {month} 20{year}.',
} as const
