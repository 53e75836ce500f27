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
  'question.topic.ais': 'Signing in to the АИС',
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
  'question.sent':
    '✅ **Your question was passed on.** The answer comes here. If there is none for three days, we ask one level above.',
  'question.sentNobody':
    '**Your question is written down**, but nobody answers in the bot yet. If it is urgent, see whom to call.',
  'question.backToJoin': 'Back to the application',
  'question.answerSent': '✅ Your answer was passed on.',
  'question.wait': 'You have written five times in a row. Please wait for an answer.',
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

  'question.faq.ticket.1':
    '**Where is my ticket?**\n/card shows it with its number. The plastic card is handed out by your primary organisation.',
  'question.faq.ticket.2':
    '**The card is lost, or my name has changed**\nOpen /card and press “The card is lost or my name changed”: your chair hears of it.',
  'question.faq.ticket.3':
    '**I moved to another school: do I need a new ticket?**\nNo. The electronic ticket is valid in the whole Union.',
  'question.faq.bonus.1':
    '**Why did no cashback come?**\nIt comes if you go to the shop from your PROFCARDS account. A confirmation comes by mail within three working days.',
  'question.faq.bonus.2': '**Where are the partners near me?**\n/bonus, then “Partners near me”.',
  'question.faq.joining.1':
    '**How do I join?**\n/join: six steps, and the application goes to the primary organisation. Membership begins with the decision of its committee or meeting.',
  'question.faq.joining.2':
    '**My place of work is not in the list**\nSearch for less: the number, one word of the name, or the town. Still nothing? Ask, and say where you work or study.',
  'question.faq.joining.3': '**Where is my application?**\n/join shows how it stands and whom to call.',
  'question.faq.dues.1':
    '**How much are the dues?**\nUsually 1 % of pay; a primary may set more. For students and pensioners the organisation decides.',
  'question.faq.dues.2':
    '**How are they withheld?**\nAccounting transfers them on your written statement. The bot prepares it: /profile, then “Statements”.',
  'question.faq.leaving.1':
    '**I changed my job**\n/transfer. Your ticket stays valid: you are taken off one record and put on another.',
  'question.faq.leaving.2': '**How do I leave the Union?**\nBy your own statement. What it takes: /leave',
  'question.faq.passport.1':
    '**Why fill in the passport?**\nEmpty fields block reports, statements on dues and joining online. /gaps shows what is missing.',
  'question.faq.passport.2':
    '**The chair has changed**\nThe organisation above confirms the name and the term. Open /office and correct the fields.',
  'question.faq.ais.1':
    '**I cannot sign in**\nOne signs in to the АИС on its own site; the bot has nothing to do with the password. The hotline helps.',
}
