import type { announce as ru } from '../ru/announce.ts'

export const announce: Record<keyof typeof ru, string> = {
  'announce.askText':
    '**Announcement. Step 1 of 3**\nSend the text in one message, up to {max, number} characters. One picture or file may go with it. A word in double asterisks becomes bold.',
  'announce.askTextTo':
    '**Announcement. Step 1 of 3**\n{kind, select, photo {The picture} other {The file}} is here. Now send the text, up to {max, number} characters, or go on without one.',
  'announce.noText': 'Without a text',
  'announce.dropFile': 'Remove the {kind, select, photo {picture} other {file}}',
  'announce.textLong':
    'The text is too long: {length, plural, one {# character} other {# characters}}, {max, number} fit. Shorten it by {over, number} and send it again.',
  'announce.captionLong':
    'Under a picture or file {max, number} characters fit, the text has {length, number}. Shorten it by {over, number} and send it again, or send the text without the picture.',
  'announce.textSplit':
    'Telegram split your text into two messages: together they have {length, number} characters, {max, number} fit. Shorten it by {over, number} and send it again.',
  'announce.textEmpty': 'There are no words in the message. Write at least one.',
  'announce.textCrossed':
    'The marks of bold and italic cross: the one opened second has to be closed first. Please mend it and send it again.',
  'announce.needText': 'Without a picture a text is needed. Please send it.',
  'announce.wrongKind':
    'What can be sent is text, one picture or one file. A voice message, video or sticker will not do: please write it in words.',
  'announce.album': 'Several pictures at once cannot be sent. Send one, the most important.',
  'announce.nothingAsked':
    'To change the text, press “Change the text”, or edit right in the chat the message in which you sent it.',
  'announce.refused.markup':
    'Telegram does not take the marks of this text. Remove the marks around words and send the text again.',
  'announce.refused.long': 'Telegram does not take this text: it is too long. Shorten it and send it again.',
  'announce.refused.file':
    'Telegram does not take this picture or file. Send it once more, or remove it with a button below.',
  'announce.refused.other':
    'Telegram does not take this message ({words}). Change the text and send it again.',
  'announce.askOrg':
    '**Step 2 of 3. To whom**\nChoose an organisation: it and everything inside it will get the announcement.',
  'announce.askOrgIn':
    '**Step 2 of 3. To whom**\nOpen now: {path}\nChoose all of it, or an organisation inside.',
  'announce.orgPages': 'Page {page, number} of {pages, number}',
  'announce.orgEverybody': 'Everybody who started the bot',
  'announce.orgWhole': '✓ {name}, all of it',
  'announce.orgName': '{name}',
  'announce.orgUp': '↑ Up',
  'announce.orgMore': 'Next →',
  'announce.orgLess': '← Previous',
  'announce.orgRefused':
    'This organisation is outside your authority or closed. Choose another with a button below.',
  'announce.noPlaces':
    'You have no organisations to write to at the moment. It takes a confirmed chair’s office or an officer’s rights: who gives them is in /ask',
  'announce.pressButton': 'Please answer with a button below.',
  'announce.askRole': '**Step 3 of 3. Who exactly**\nWhich of them should get it?',
  'announce.role.all': 'Everybody linked to the bot',
  'announce.role.members': 'Members of the Union',
  'announce.role.chairs': 'Chairs',

  'announce.askFile':
    '**Picture or file**\nSend one picture or one file. The text stays below it: then {max, number} characters fit.',
  'announce.sendFile': 'A picture or a file is needed here, not text.',
  'announce.askClass':
    '**Urgency**\nAn ordinary announcement waits for the morning, and people may have switched it off.\nAn urgent one comes at night too, to those who switched announcements off as well, and ahead of others; after a broken connection it may come twice. Keep it for what cannot wait until morning.',
  'announce.class.announcement': 'Ordinary',
  'announce.class.urgent': 'Urgent',
  'announce.class.offer': 'A partner’s offer',
  'announce.askOffer':
    'A partner’s offer is advertising. Only those who agreed to offers get it; the bot itself writes above the text that it is advertising.',
  'announce.isOffer': '**A partner’s offer (advertising)**: only for those who agreed to it.',
  'announce.reviewNobodyAgreed':
    'There is nobody to send it to: none of them has agreed to offers of partners. For news of the union choose “Ordinary”.',
  'announce.askStart':
    '**When to send**\nChoose or type a time: 18:30, tomorrow 9:00 or 26.11 09:00. By your clock: {zone}.',
  'announce.startNow': 'Now',
  'announce.startEvening': 'Today at 18:00',
  'announce.startTomorrow': 'Tomorrow at 09:00',
  'announce.askExpires':
    '**Out of date after**\nWhoever has not got the announcement by then will not get it. Choose or type a time: 18:30, tomorrow 9:00 or 26.11 09:00. By your clock: {zone}.',
  'announce.expiresNever': 'Never',
  'announce.expiresTonight': 'Today at 22:00',
  'announce.expiresTomorrow': 'Tomorrow at 18:00',
  'announce.momentUnclear': 'This is not clear as a time. Type, for example, 18:30 or 26.11 09:00.',
  'announce.momentPast': 'This time has passed. Choose another.',
  'announce.momentFar': 'The bot does not put things off so long: 60 days at most.',
  'announce.expiresEarly': 'It has to be later than the start of sending.',

  'announce.review':
    '**Check the announcement**\nIt stands above as people will see it.\nWhere: {place}\nTo: {role}\n{count, plural, =0 {There is nobody to get it yet: none of them is linked to the bot.} one {# person will get it.} other {# people will get it.}}',
  'announce.reviewNobody': 'There is nobody to send it to: change the audience.',
  'announce.reviewStart': 'It starts at {moment}.',
  'announce.reviewUrgent': '**Urgent**: it comes at night too, and to those who switched announcements off.',
  'announce.reviewFinish': 'It ends {interval}, by your clock.',
  'announce.reviewNight':
    'From {from}:00 to {to}:00 by people’s own clocks the bot does not write: some will get it in the morning.',
  'announce.reviewExpires': 'Out of date after {moment}.',
  'announce.reviewLate': 'Not everybody will get it in time: sending ends later.',
  'announce.price':
    'This pace is paid: at most {stars, plural, one {# Telegram Star} other {# Telegram Stars}}.',
  'announce.tooDear':
    'It cannot be sent: it takes up to {stars, plural, one {# Telegram Star} other {# Telegram Stars}}, {limit, number} are allowed. Choose fewer people. Or ask whoever runs the bot to raise STARS_LIMIT, or to set SEND_RATE=30: slower, but free.',
  'announce.send': 'Send',
  'announce.preview': 'Show me once more',
  'announce.editText': 'Change the text',
  'announce.editFile': 'Picture or file',
  'announce.editOrg': 'Organisation',
  'announce.editRole': 'Audience',
  'announce.editClass': 'Urgency',
  'announce.editStart': 'When',
  'announce.editExpires': 'Out of date',
  'announce.restart': 'Start anew',
  'announce.changed': 'The draft has changed since then. Please check it again.',
  'announce.sameAsk':
    'This was sent to the same people before: announcement No. {id}, {moment}. If you send it again, they get it twice.',
  'announce.sameYes': 'Send again',
  'announce.started': 'Sending has begun.',
  'announce.scheduled': 'It is scheduled.',
  'announce.alreadySent': 'This draft has been sent or cancelled; it will not go out twice.',
  'announce.editedRunning':
    'Announcement No. {id} is on its way, editing the message does not change it: stop it and send a mended one.',
  'announce.editedOver':
    'Announcement No. {id} has been sent, editing the message does not change it. You can take it back and send a mended one.',
}
