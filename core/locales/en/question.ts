/** Questions of people, and the common ones with their answers. */
export const question = {
  'question.choose':
    '**Ask**\nChoose a topic: common questions come first. No answer there? Write your own, it is passed on to those who decide.',
  'question.topic.ticket': 'Ticket',
  'question.topic.bonus': 'PROFCARDS bonuses',
  'question.topic.joining': 'Joining',
  'question.topic.dues': 'Dues',
  'question.topic.leaving': 'Moving and leaving',
  'question.topic.passport': 'Passport of the organisation',
  'question.topic.ais': 'Signing in to the AIS',
  'question.topic.other': 'Something else',
  'question.topics': '← To the topics',
  'question.whom': 'Whom to call',
  'question.mine': 'My questions',
  'question.about': '**{topic}**',
  'question.notHere': 'Your question is not here? Ask your own.',
  'question.writeHint': 'Write your question: it is passed on to those who decide in your organisation.',
  'question.writeOwn': 'Ask my own question',

  'question.ask':
    '**{topic}: your question**\nWrite it in one message, up to 1000 characters. Those who answer see your name in the registry and your organisation if you are linked to a card. The bot shows them neither your phone nor your Telegram name.',
  'question.askMore': '**{topic}: one more question**\nWrite it in one message.\n\nThe last message: {text}',
  'question.askAnswer':
    '**{topic}: your answer**\nWrite it in one message. Your phone and Telegram name stay hidden.\n\nThe question: {text}',
  'question.sent': '✅ **Your question was passed on.** The answer comes here.',
  'question.sentUp':
    '✅ **Your question was passed on.** The answer comes here. If there is none within {days, plural, one {# day} other {# days}}, we ask one level above.',
  'question.sentNobody':
    '**Your question is written down**, but nobody answers in the bot yet. If it is urgent, see whom to call.',
  'question.backToJoin': 'Back to the application',
  'question.answerSent': '✅ Your answer was passed on.',
  'question.wait': 'You have written five times in a row. Please wait for an answer.',
  'question.tooManyToday':
    'That is enough questions for today. A new one can be asked tomorrow; if it is urgent, call: “Whom to call”.',
  'question.tooMany':
    'You have {count, plural, one {# question} other {# questions}} waiting for an answer. Wait for it, or close what you no longer need.',
  'question.closed': 'This question is closed. A new one? Choose a topic.',
  'question.closedByAsker': 'This question is closed: the person has found the answer.',
  'question.foreign': 'You cannot open this question now: it is somebody else’s, or was passed on.',

  'question.toAnswer.asked': '**A question: {topic}**\n{from}',
  'question.toAnswer.passed':
    '**A question was passed on to you: {topic}**\n{from}\n\nThe level below did not answer it.',
  'question.toAnswer.open': '**{topic}**: {state}\n{from}',
  'question.from.member': '{name}, {place}',
  'question.from.office': 'From the organisation: {place}',
  'question.from.guest': 'Somebody who is not linked to a card yet',
  'question.from.guestAt': 'Somebody who is not linked to a card yet. Chose: {place}',
  'question.line.asked': 'Question: {text}',
  'question.line.you': 'You: {text}',
  'question.line.answer': 'Answer: {text}',
  'question.answer': 'Answer',
  'question.up': 'Pass on above',
  'question.up.passed': '✅ Passed on to the level above. The person knows.',
  'question.up.nobody': 'Nobody above takes questions in the bot yet. Please answer it yourself.',
  'question.list': 'All questions',
  'question.menu': 'Questions: {count}',
  'question.waiting':
    '{count, plural, =0 {No questions: all are answered.} one {# question waits for an answer.} other {# questions wait for an answer.}}',
  'question.waiting.item': '{topic}: {text}',

  'question.answered': '💬 **You have an answer**',
  'question.own': '**{topic}**: {state}\nAnswered by: {place}',
  'question.union': 'admins of the Union',
  'question.state.open': 'waits for an answer',
  'question.state.answered': 'answered',
  'question.state.closed': 'closed',
  'question.thanks': 'Thanks, that helped',
  'question.drop': 'No longer needed',
  'question.more': 'Ask more',
  'question.open': 'Open the question',
  'question.thanked': 'Glad it helped. The question is closed.',
  'question.dropped': 'The question is closed.',
  'question.moved': '**{topic}**\nYour question went one level above. The answer comes here.',
  'question.mine.title': '**My questions**',
  'question.mine.none': '**My questions**\nYou have not asked anything yet.',
  'question.mine.item': '{text} ({state})',

  'question.faq.ticket.1': 'Where is my ticket?',
  'question.faq.ticket.1.answer':
    '/card shows it with its number. The plastic card is handed out by your primary organisation.',
  'question.faq.ticket.2': 'The card is lost, or my name has changed',
  'question.faq.ticket.2.answer':
    'Open /card and press “The card is lost or my name changed”: your chair hears of it.',
  'question.faq.ticket.3': 'I moved to another school: do I need a new ticket?',
  'question.faq.ticket.3.answer':
    'No, the electronic ticket is valid in the whole Union. After going over open /card anew: the picture from before names the old organisation and does not pass a check.',
  'question.faq.bonus.1': 'Why did no cashback come?',
  'question.faq.bonus.1.answer':
    'It comes if you go to the shop from your PROFCARDS account. A confirmation comes by mail within three working days.',
  'question.faq.bonus.2': 'Where are the partners near me?',
  'question.faq.bonus.2.answer': '/bonus, then “Partners near me”.',
  'question.faq.joining.1': 'How do I join?',
  'question.faq.joining.1.answer':
    '/join: six steps, and the application goes to the primary organisation. Membership begins with the decision of its committee or meeting.',
  'question.faq.joining.2': 'My place of work is not in the list',
  'question.faq.joining.2.answer':
    'In /join search shorter: the number, one word of the name, or the town; or choose from the list. Not found? The button “Mine is not here” asks those responsible in your region.',
  'question.faq.joining.3': 'Where is my application?',
  'question.faq.joining.3.answer': '/join shows how it stands and whom to call.',
  'question.faq.dues.1': 'How much are the dues?',
  'question.faq.dues.1.answer':
    'Usually 1 % of pay; a primary may set more. For students and pensioners the organisation decides.',
  'question.faq.dues.2': 'How are they withheld?',
  'question.faq.dues.2.answer':
    'Accounting transfers them on your written statement. The bot prepares it: /profile, then “Statements”.',
  'question.faq.leaving.1': 'I changed my job',
  'question.faq.leaving.1.answer':
    '/transfer. Your ticket stays valid: you are taken off one record and put on another.',
  'question.faq.leaving.2': 'How do I leave the Union?',
  'question.faq.leaving.2.answer': 'By your own statement. What it takes: /leave',
  'question.faq.passport.1': 'Why fill in the passport?',
  'question.faq.passport.1.answer':
    'Empty fields block reports, statements on dues and joining online. /gaps shows what is missing.',
  'question.faq.passport.2': 'The chair has changed',
  'question.faq.passport.2.answer':
    'The organisation above confirms the name and the term. Open /office and correct the fields.',
  'question.faq.ais.1': 'I cannot sign in',
  'question.faq.ais.1.answer':
    'One signs in to the AIS on its own site; the bot has nothing to do with the password. The hotline helps.',

  'faq.line': '**{question}**\n{answer}',
  'faq.edit': 'Edit the answers',
  'faq.title':
    '**{topic}: common questions**\nEverybody who uses the bot in this language sees them. Press one to change it.',
  'faq.none': '**{topic}: common questions**\nThere are none yet.',
  'faq.full': 'A phone shows no more than five: remove one first.',
  'faq.add': 'Add a question',
  'faq.change': 'Change',
  'faq.remove': 'Remove',
  'faq.undo': 'Undo',
  'faq.toList': '← To the list',
  'faq.removed': 'Removed: people do not see it any more.',
  'faq.saved': 'Saved: people see it now.',
  'faq.undone': 'It is as it was.',
  'faq.nothing': 'Nothing to change: it is so already.',
  'faq.askQuestion': '**{topic}: question**\nWrite it as a person would ask it. Up to {max} characters.',
  'faq.askAnswer': '**{topic}: answer**\nSay briefly what to do. Up to {max} characters.',
  'faq.preview': 'This is what people will see. Save it?',
  'faq.save': 'Save',
  'faq.againQuestion': 'Change the question',
  'faq.againAnswer': 'Change the answer',
  'faq.short': 'At least two characters, please.',
  'faq.long': 'Too long: no more than {max} characters, please.',
}
