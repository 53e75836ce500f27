import type { letter as russian } from '../ru/letter.ts'

export const letter: Record<keyof typeof russian, string> = {
  'letter.from': 'Pervichka, the bot of the Education Union',
  'letter.subject.gaps': 'Please fill in the passport of {name}',
  'letter.subject.summary': 'The week’s summary: {name}',
  'letter.subject.report': 'Please file the report of {name}',
  'letter.subject.other': '{first}',
  'letter.gaps':
    '**{name}**\n{count, plural, one {# field is} other {# fields are}} empty in the passport of the organisation in the AIS. You can fill them in in the bot: the link is below.',
  'letter.gapsUrgent':
    '**{name}**\nFor a long time {count, plural, one {# field has} other {# fields have}} been empty in the passport of the organisation in the AIS. Please fill them in now: in the bot it takes a couple of minutes.',
  'letter.alreadyFiled':
    'Filed already? Say so in the bot, and there will be no more reminders of this report.',
  'letter.canDo': 'What you can do in the bot:',
  'letter.open': 'Open the bot in Telegram',
  'letter.how':
    'Press “Start” and share your phone number: the bot finds your organisation by the number in its passport. If your number is not there, ask the organisation above to send you a link. From then on reminders and summaries come to the chat and not by mail.',
  'letter.why':
    'You get this letter because the passport of the organisation in the AIS holds this address and the consent to mailings. There is no need to answer: nobody reads answers.',
  'letter.stop': 'Send me no more letters',

  'stop.title': 'Letters of the Union',
  'stop.ask': 'Send no more letters to {address}?',
  'stop.askHint':
    'Reminders and summaries will stop coming to this mailbox. In the bot everything stays as it is. You can have the letters back on this same page.',
  'stop.yes': 'Send no letters',
  'stop.done': 'Done: there will be no more letters to {address}.',
  'stop.doneHint': 'Changed your mind? You can have the letters back.',
  'stop.back': 'Send letters again',
  'stop.backDone': 'Letters to {address} will come again.',
  'stop.gone': 'No letters go to this address anyway.',
  'stop.goneHint': 'There is nothing to do: you can close the page.',
  'stop.damaged': 'The link is damaged',
  'stop.damagedHint':
    'Open it once more from the letter itself, as a whole. If that does not help, take the consent to mailings back in the passport of the organisation: the organisation above can do it.',
}
