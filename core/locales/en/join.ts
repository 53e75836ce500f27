export const join = {
  'join.consent.ask': '**Step {step} of {total}. Consent**',
  'join.consent.agree': 'I agree',
  'join.consent.decline': 'I do not agree',
  'join.consent.press': 'This needs your choice: press one of the buttons.',
  'join.consent.declined':
    'All right, nothing was kept. If you change your mind, start again: /join. You can also apply on paper, with the chair of your organisation.',

  'join.birthDate.ask': '**Step {step} of {total}. Date of birth**\nFor example: 05.03.1985 (day.month.year)',
  'join.birthDate.format': 'That could not be read as a date. Write day, month and year in digits.',
  'join.birthDate.impossible':
    'There is no such date in the calendar, or the year is too long ago. Please check.',
  'join.birthDate.future': 'This date has not come yet. Please check the year.',
  'join.birthDate.tooYoung':
    'The union takes people from the age of 14. We will be glad to see you later! Your answers were not kept. If the date was a slip, start again.',

  'join.name.ask':
    '**Step {step} of {total}. Name**\nSurname, first name and middle name if any. For example: Ivanova Anna Petrovna',
  'join.name.empty': 'The name is empty. Surname and first name are needed.',
  'join.name.long': 'Too long for a name. Write only surname, first name and middle name.',
  'join.name.letters': 'A name may have only letters, hyphens and apostrophes. Please try again.',
  'join.name.mixed':
    'Russian and Latin letters are mixed in this name. Type all of it in one kind of letters, as in your passport.',
  'join.name.single': 'Both surname and first name are needed: two words or more.',
  'join.name.initials': 'Please write the name in full, without initials.',

  'join.place.ask':
    '**Step {step} of {total}. Place of work or study**\nWrite its name, number or town. For example: школа 12 Ясногорск',
  'join.place.found': 'Found {count, plural, one {# organisation} other {# organisations}}. Choose yours:',
  'join.place.item': '{n}. {name}',
  'join.place.itemOf': '{n}. {name}\n{parent}',
  'join.place.option': '{n}. {name}',
  'join.place.again': 'Not there? Write it another way: the number alone, one word of the name, or the town.',
  'join.place.none':
    'Nothing found. Try something shorter: the number, one word of the name, or the town. If your organisation is not in the list, press the button: we tell you where to apply.',
  'join.place.notHere': 'Mine is not here: ask',
  'join.place.gone': 'This organisation is not in the list any more. Please choose another one.',

  'join.status.ask': '**Step {step} of {total}. Status**\nWhat do you do now?',
  'join.status.press': 'Please choose one of the buttons.',
  'join.status.working': 'I work',
  'join.status.student': 'I study',
  'join.status.pensioner': 'I am retired',

  'join.phone.ask':
    '**Step {step} of {total}. Phone**\nPress “Share my number” below: it is quicker and has no slips.',
  'join.phone.type': '👇 The button is here. Or write the number, for example: +7 000 123-45-67',
  'join.phone.share': 'Share my number',
  'join.phone.foreign': 'This is somebody else’s contact. Your own number is needed.',
  'join.phone.format':
    'This does not look like a phone number. A Russian one: +7 000 123-45-67. Of another country, with a plus and its code: +375 11 123-45-67',

  'join.typeText': 'This kind of message cannot be read here. Please type your answer.',

  'join.review':
    '**Check your application**\nName: {name}\nDate of birth: {birthDate}\nPlace: {place}\nStatus: {status}\nPhone: {phone}\n\nAll correct? Send it. Until it is decided this is only an application: the primary organisation considers it.',
  'join.review.noPlace': 'the organisation is not in the list any more, choose another',
  'join.edit.birthDate': '✎ Date of birth',
  'join.edit.name': '✎ Name',
  'join.edit.place': '✎ Place',
  'join.edit.status': '✎ Status',
  'join.edit.phone': '✎ Phone',
  'join.send': 'Send',
  'join.restart': 'Start again',

  'join.sent':
    '**Application sent**\n{place}\n\nThe chair will consider it and the answer will come here. There is nothing more to do.',
  'join.alreadySent':
    '**Your application has been sent already**\n{place}, {date}\n\nWe are waiting for the decision. The answer will come here.',
  'join.alreadyAccepted':
    '**Your application has been accepted**\n{place}\n\nWhen your record appears in the register, link it to the bot: /link',
  'join.elsewhere': 'Apply to another organisation',
  'join.tooMany':
    'No more than {most} applications can be sent in a day. Please try again tomorrow. A question? /ask',
  'join.alreadyMember':
    'You belong to the union already, there is no need to join again. Ticket: /card. Changed your workplace? /transfer',

  'applications.new':
    '**A new application to join**\n{name}\n{place}\n\nThe person is waiting for an answer. The committee decides; here you record it.',
  'applications.title':
    '**Applications to join**\n{total, plural, one {# application is waiting.} other {# applications are waiting.}}',
  'applications.links': 'Some people below ask to link a chat with their card: confirm that it is them.',
  'applications.link': 'Card: {name}',
  'applications.empty':
    '**Applications to join**\nAll have been considered. New ones will come here by themselves.',
  'applications.item': '{name} · {place}',
  'applications.earlier': '← Earlier',
  'applications.later': 'Later →',
  'applications.one':
    '**Application to join**\n{name}\nDate of birth: {birthDate}\nStatus: {status}\nPhone: {phone}\nPlace: {place}\nSubmitted: {date}',
  'applications.similar.member': '⚠️ A similar person is a member already: {place}. Please ask the applicant.',
  'applications.similar.left': 'A similar person was a member before: {place}, until {day}.',
  'applications.similar.submitted':
    '⚠️ A similar application waits: {place}. The person may have applied twice.',
  'applications.similar.accepted': '⚠️ A similar person has been accepted: {place}.',
  'applications.similar.elsewhere': 'another organisation',
  'applications.double':
    'This person has been accepted here by another application. The second one can only be declined.',
  'applications.undo.newer': 'The person has sent another application since: decide on that one.',
  'applications.state.submitted': 'Waiting for a decision.',
  'applications.state.accepted': '**Accepted.** The applicant will hear of it. Enter the record in the AIS.',
  'applications.state.declined': '**Declined.** Reason: {reason}',
  'applications.state.withdrawn': 'Withdrawn by the applicant.',
  'applications.view': 'Open',
  'applications.accept': 'Accept',
  'applications.decline': 'Decline',
  'applications.all': 'All applications',
  'applications.decided': 'This application has been decided already.',
  'applications.foreign': 'Another organisation considers this application.',
  'applications.own': 'Somebody else decides on your own application: the organisation above sees it.',

  'applications.reason.ask':
    '**Why decline?**\n{name}\n\nChoose a reason or write your own. The applicant will see it.',
  'applications.reason.short': 'Write the reason in a word or two at least.',
  'applications.reason.long': 'Too long: please keep it to 300 characters.',
  'applications.reason.elsewhere': 'Does not work or study here',
  'applications.reason.already': 'Already on the record of another organisation',
  'applications.reason.mismatch': 'Data differ from the documents',
  'applications.reason.visit': 'Please see the chair in person',
  'applications.reason.review':
    '**Decline the application?**\n{name}\nReason: {reason}\n\nThe applicant will get this answer.',
  'applications.reason.edit': '✎ Another reason',

  'applications.accepted':
    '**Congratulations, you have been accepted into the union!**\n{place}\n\nWhat next: the chair will enter you in the register, and a separate statement on dues goes to the accounts office. When your record appears, link it to the bot: /link',
  'applications.declined':
    '**Your application was declined for now**\n{place}\nReason: {reason}\n\nYou can apply again: /join. Questions? /ask',
} as const
