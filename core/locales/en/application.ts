export const application = {
  'join.mine': 'My application',
  'join.mine.none': 'There is no application of yours. You can apply now: /join',
  'join.mine.withdrawn':
    '**You took your application back**\n{place}, submitted {date}\n\nChanged your mind? You can apply again.',
  'join.mine.declined':
    '**Your application was declined**\n{place}, submitted {date}, decided {decided}\nReason: {reason}\n\nYou can apply again.',
  'join.mine.call': 'No answer for long? Call: {name}, {phone} ({org}).',
  'join.mine.callNobody': 'No answer for long? Write to the chair with the button below or ask: /ask',
  'join.again': 'Apply again',
  'join.withdraw': 'Take the application back',
  'join.withdraw.ask':
    '**Take the application back?**\n{place}\n\nNobody will consider it any more. You can apply again at any time.',
  'join.withdrawn': '**The application was taken back**\n{place}\n\nYou can apply again at any time.',

  'applications.withdrawn':
    '**An application was taken back**\n{name}\n{place}\n\nThere is nothing to decide.',
  'applications.reopened':
    '**The decision on your application was undone**\n{place}\n\nThe chair pressed the wrong button: it is being considered again. The answer will come here.',
  'applications.undo': 'Undo the decision',
  'applications.undo.hint': 'The wrong button? A decision can be undone within a minute.',
  'applications.undo.done': 'The decision is undone. The application waits for you again.',
  'applications.undo.late':
    'The minute is over: the decision stands. If it is a mistake, contact the applicant.',

  'protocol.note': 'Note the minutes',
  'protocol.change': 'Correct the minutes',
  'protocol.line': 'Minutes No. {number} of {day}',
  'protocol.day.ask':
    '**Minutes of the meeting: the day**\n{name}\n\nWhen did the committee (meeting) decide? Press, or write it like 21.11.2022',
  'protocol.day.today': 'Today',
  'protocol.day.yesterday': 'Yesterday',
  'protocol.day.format': 'This does not look like a date. Write it like this: 21.11.2022',
  'protocol.day.future': 'That day has not come yet. Give the day on which it was decided.',
  'protocol.day.early': 'The application was submitted later. Please check the day of the meeting.',
  'protocol.number.ask': '**Minutes of the meeting: the number**\nWrite the number, for example: 5',
  'protocol.number.format':
    'This does not look like a number of minutes. Keep it short, for example: 5 or 12/2',

  'talk.ask': 'Ask a question',
  'talk.write': 'Write to the chair',
  'talk.answer': 'Answer',
  'talk.askDecider':
    '**A question to the applicant**\n{name}\n\nWrite it in one message. The applicant sees neither your phone nor your Telegram name.',
  'talk.askApplicant':
    '**A message to the chair**\n{place}\n\nWrite it in one message. The chair does not see your Telegram name.',
  'talk.short': 'Too short. Write a word at least.',
  'talk.long': 'Too long: please keep it to 1000 characters.',
  'talk.wait': 'You have written several times already. Please wait for an answer.',
  'talk.closed': 'This application has been decided, the talk is closed. A question? /ask',
  'talk.sentByDecider': '✅ Your question was passed on. The answer will come here.',
  'talk.sentByApplicant': '✅ Passed on to the chair. The answer will come here.',
  'talk.fromDecider': '**A question on your application**\n{place}\n\n{text}',
  'talk.fromApplicant': '**The applicant writes**\n{name}\n{place}\n\n{text}',
  'talk.line.decider': 'Question: {text}',
  'talk.line.applicant': 'Applicant: {text}',
  'join.mine.due': 'The answer should come by {due}. After that the organisation above is reminded, too.',
  'applications.due.soon': '**An application is waiting**\n{name}\n{place}\n\nThe answer is due on {day}.',
  'applications.due.due':
    '**An answer is due today**\n{name}\n{place}\n\nPlease open it and decide: a person is waiting.',
  'applications.due.late':
    '**A primary organisation has not answered an application**\n{name}\n{place}\n\nIt was due on {day}. You may decide yourself or contact the chair.',
  'applications.due.overdue':
    '**An application is still without an answer**\n{name}\n{place}\n\nIt was due on {day}; the chair and the organisation above were reminded. The decision is yours now.',
  'decisionDays.button': 'Time to answer applications',
  'decisionDays.title':
    '**Time to answer applications: {days, plural, one {# day} other {# days}}**\nTwo days before, we remind you. Without an answer the organisation above is reminded two days after.',
  'decisionDays.choice': '{days}',
  'decisionDays.chosen': '✓ {days}',
  'join.draftEnding':
    '**You have begun an application to join**\nIt has not been sent yet. In {days, plural, one {# day} other {# days}} the draft will be deleted: your data are not kept for nothing.',
  'join.goOn': 'Go on',
  'applications.forgotten':
    '**Application to join**\n{place}, sent on {date}\n\nIt was decided more than 30 days ago: personal data and the talk are gone, the outcome stays.',
} as const
