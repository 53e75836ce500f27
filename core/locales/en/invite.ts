export const invite = {
  'joinLink.button': 'Link for joining',
  'joinLink.title': '**Link for joining: {name}**\n\n{url}\n\nGood until {until}, that day included.',
  'joinLink.how':
    'Print it on a notice for the wall, send it to the school chat or to a colleague. Anyone may open it: the bot fills in the organisation and takes the application. You decide on each application.',
  'joinLink.poster': 'Poster A4 (PDF)',
  'joinLink.posterSent': 'The poster is ready, in Russian: print it and put it up where people see it.',
  'joinLink.revoke': 'Revoke the link',
  'joinLink.revokeAsk':
    '**Revoke the link: {name}?**\nPrinted posters and links that were sent stop working. A new one takes their place at once.',
  'joinLink.revoked':
    '**This link was revoked**\nYou can join without it: find your organisation by its name.',
  'joinLink.share': 'Send to a chat',
  'start.expired':
    'This link has expired. Ask the chair for a new one, or apply and find your organisation by its name.',
  'start.damaged':
    'This link is damaged: perhaps not all of it was copied. Ask the chair for a new one, or apply and find your organisation by its name.',
  'invite.button': 'Who has no access',
  'invite.list':
    '**{name}**: who has no access\n\n○ nobody in the bot: **{empty}**\n◐ somebody without full access: **{limited}**',
  'invite.listHow': 'Open an organisation: there is the reason, and all that mends it right now.',
  'invite.listEmpty': '✅ **{name}**: no organisation below lacks full access.',
  'invite.byReason': 'By reason',
  'invite.all': 'All without access',
  'invite.onlyReason': 'Shown: {reason} — **{count}**',
  'invite.reasons': '**{name}**: why there is no access\nOne organisation may have several reasons.',
  'invite.reasonCount': '{reason} · {count}',
  'invite.why.no_chair': 'no chair named',
  'invite.why.no_term': 'no term of office',
  'invite.why.ended': 'the term is over',
  'invite.why.not_begun': 'the term has not begun',
  'invite.why.no_phone': 'no phone of the chair',
  'invite.why.nobody': 'nobody linked a chat',
  'invite.why.blocked': 'the bot is blocked',
  'invite.why.unconfirmed': 'access not confirmed',
  'invite.why.soon': 'the term ends soon',
  'invite.paper': 'Print with a code (PDF)',
  'invite.paperSent':
    'The sheet is ready. Hand it to the chair in person: whoever opens the code first gets the access.',
  'invite.paperOver':
    '**{name}**: this link no longer waits for its chair, or it is not yours. Take one of your own.',
  'endAccess.button': 'Close access of the chat of {date}',
  'endAccess.ask':
    '**{name}**: close the access of this chat?\nThe person hears of it at once. Choose the reason.',
  'endAccess.reason.left': 'No longer the chair',
  'endAccess.reason.phone': 'The phone is lost or not theirs',
  'endAccess.reason.mistake': 'Opened by mistake',
  'endAccess.done':
    '**{name}**: the access is closed. Reason: {reason}. Announcements it had planned are paused. You can take this back within a minute.',
  'endAccess.before': '**{name}**: this access is closed already.',
  'endAccess.undo': 'Give the access back',
  'endAccess.back': '✅ **{name}**: the access is back, the person will hear of it.',
  'endAccess.tooLate': '**{name}**: it is too late to take this back. Hand the access over anew by a link.',
  'endAccess.yours.left':
    'The level above closed your access: **{name}**, you are no longer the chair. Thank you for your work! If it is a mistake, call them.',
  'endAccess.yours.phone':
    'The level above closed the access of this chat: **{name}**, the phone is lost or not yours. If it is a mistake, call them for a new link.',
  'endAccess.yours.mistake':
    'The level above closed your access: **{name}**, it was opened by mistake. If that is wrong, call them.',
  'endAccess.yourBack': '✅ The level above gave your access back: **{name}**.',
  'holder.line': 'A chat {how}, since {date}, access: {access}.',
  'holder.phone': 'by the phone in the passport',
  'holder.link': 'by a link from above',
  'holder.hand': 'by appointment',
  'holder.access.full': 'full',
  'holder.access.unlisted': 'without people’s names',
  'holder.access.limited': 'the passport',
  'below.correct': 'Correct: {field}',
  'gaps.belowButton': 'Empty fields below',
  'invite.nothingBelow': 'There are no organisations below yours.',
  'invite.rowEmpty': '○ {name}',
  'invite.rowLimited': '◐ {name}',
  'invite.earlier': '← Previous',
  'invite.later': 'Next →',
  'invite.below': 'Who has no access below',
  'invite.needless': '**{name}**: the chair has full access already, no link is needed.',
  'invite.link':
    '**{name}**\nA one-time link for the chair:\n\n{url}\n\nGood until {until}, that day included.',
  'invite.linkHow':
    'Whoever opens it first gets the access. Send it to the chair in person, not to a group. The bot will tell you when it is opened.',
  'invite.chair': 'The chair in the passport: {chair}.',
  'invite.opensFull': 'It opens full access: the passport has a term of office in force.',
  'invite.opensLimited':
    'It opens the passport and the summary without names: the passport has no chair with a term of office in force. The chair can enter them, and you confirm.',
  'invite.share': 'Send to the chair',
  'invite.revoke': 'Revoke the link',
  'invite.revoked': '**{name}**: the link is revoked, it lets nobody in.',
  'invite.own': 'This is your own link, it opens nothing for you. Send it to the chair.',
  'invite.came': 'Your link was used and access is open: **{name}**.',
  'invite.usedAlready': 'The link cannot be revoked: it has opened access already. **{name}**.',
  'invite.cameFull': 'The access is full: names of people, applications, announcements.',
  'invite.cameLimited': 'The access shows no names: the passport and the summary.',
  'invite.cameHow': 'Ask the chair whether it was them. If not, take the access back.',
  'invite.end': 'Take the access back',
  'invite.ended':
    '**{name}**: the access is taken back, the person will hear of it. You can give a new link at any time.',
  'invite.endedBefore': '**{name}**: this access is closed already.',
  'invite.yourEnded':
    'The organisation above took your access back: **{name}**. If that is a mistake, call them: they will give you a new link.',
  'invite.opened': '✅ Access is open. You now run this organisation in the bot:',
  'invite.open.used':
    'This link has been used, and it works once. If it was not you, tell whoever sent it and ask for a new one.',
  'invite.open.expired':
    'This link has expired: it is good for {days, plural, one {# day} other {# days}}. Ask whoever sent it for a new one.',
  'invite.open.revoked': 'This link was revoked. Ask whoever sent it for a new one.',
  'invite.open.void':
    'This link is no longer good: whoever sent it has no right to open this access. Ask the organisation above for a new one.',
} as const
