export const announce = {
  'announce.askText':
    '**Announcement. Step 1 of 3**\nSend the text in one message, up to {max, number} characters. A word in double asterisks becomes bold.',
  'announce.textLong':
    'The text is too long: {length, plural, one {# character} other {# characters}}. The limit is {max, number}. Please shorten it and send it again.',
  'announce.textEmpty': 'There are no words in the message. Write at least one.',
  'announce.textOnly':
    'Only text can be sent for now: a sticker, picture, file or voice message will not do. Please write it in words.',
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
  'announce.review':
    '**Check the announcement**\nWhere: {place}\nTo: {role}\n{count, plural, =0 {There is nobody to get it yet: none of them is linked to the bot.} one {# person will get it.} other {# people will get it.}}',
  'announce.reviewTime': 'Sending takes {time}. The text:',
  'announce.reviewText': 'There is nobody to send it to: change the audience. The text:',
  'announce.price':
    'This pace is paid: at most {stars, plural, one {# Telegram Star} other {# Telegram Stars}}.',
  'announce.planning': 'People are still being gathered, the figures grow.',
  'announce.timeSoon': 'less than a minute',
  'announce.timeMinutes': 'about {minutes, plural, one {# minute} other {# minutes}}',
  'announce.timeHours': 'about {hours, plural, one {# hour} other {# hours}}',
  'announce.send': 'Send',
  'announce.preview': 'Show me',
  'announce.previewed': 'This is how people will see it:',
  'announce.backToReview': '← Back to the check',
  'announce.editText': 'Change the text',
  'announce.editOrg': 'Change the organisation',
  'announce.editRole': 'Change the audience',
  'announce.restart': 'Start anew',
  'announce.changed': 'The draft has changed since then. Please check it again.',
  'announce.started': 'Sending has begun.',
  'announce.alreadySent': 'This draft has been sent or cancelled; it will not go out twice.',
  'announce.progress':
    '**Announcement No. {id}**: {status}\nWhere: {place}\nTo: {role}\nPeople in all: {total, number}',
  'announce.counts':
    'Waiting: {planned, number}\nSent: {sent, number}\nFailed: {failed, number}\nSkipped: {skipped, number}\nUnknown: {unknown, number}',
  'announce.unknownWhy':
    'Unknown means that sending broke off and Telegram did not say whether it arrived. It is not sent to these people again.',
  'announce.status.draft': 'draft',
  'announce.status.scheduled': 'waiting to be sent',
  'announce.status.running': 'being sent',
  'announce.status.paused': 'paused',
  'announce.status.finished': 'sent',
  'announce.status.cancelled': 'stopped for good',
  'announce.status.failed': 'stopped by errors',
  'announce.refresh': 'Refresh',
  'announce.pause': 'Pause',
  'announce.resume': 'Go on',
  'announce.stop': 'Stop for good',
  'announce.stopAsk':
    'Stop announcement No. {id} for good? Those who have it keep it, the others will not get it.',
  'announce.stopYes': 'Yes, stop it',
  'announce.cannotNow': 'Not possible now: the announcement is {status}.',
  'announce.notFound': 'There is no such announcement among yours.',
  'announce.list': '**Latest announcements**',
  'announce.listEmpty': 'There have been no announcements yet. Write the first one: /announce',
  'announce.listItem':
    'No. {id} · {date} · {status}\n{excerpt}\nsent {sent, number} of {total, number}, failed {failed, number}, unknown {unknown, number}',
  'announce.listButton': 'No. {id}',
  'announce.toList': 'All announcements',
  'announce.new': 'New announcement',
} as const
