export const privacy = {
  'privacy.take.json': 'Take along (JSON)',
  'privacy.take.pdf': 'Take along (PDF)',
  'privacy.taken': 'This is all that the bot holds on you. Only you see the file.',
  'privacy.consent.joining': 'Consent: application',
  'privacy.consent.mailings': 'Consent: news of the union',
  'privacy.consent.offers': 'Consent: offers',
  'privacy.consent.email': 'Consent: letters',
  'privacy.consent.title': '**Consent: {purpose}**',
  'privacy.consent.answer': 'Decide on the consent',
  'privacy.consentDeclined':
    'Consent “{purpose}” was offered on {date} (text {version}); you did not give it.',
  'privacy.noConsent': 'You have not given this consent. This is its text:',
  'privacy.text': '**Text of the consent, version {version}**',
  'privacy.text.button': 'Text of version {version}',
  'privacy.text.unknown':
    'The bot has no text of this version: the consent was given before it. Ask the union, they will show it: /ask',
  'privacy.withdraw.joining': 'Take consent back: application',
  'privacy.withdraw.mailings': 'Take consent back: news',
  'privacy.withdraw.offers': 'Take consent back: offers',
  'privacy.withdraw.email': 'Take consent back: letters',
  'privacy.withdraw.joining.ask':
    '**Take back the consent to consider your application?**\nOne that is not decided yet is considered no longer, a draft is deleted.',
  'privacy.withdraw.mailings.ask':
    '**Take back the consent to news of the union?**\nAnnouncements will come no longer. What is urgent always comes.',
  'privacy.withdraw.offers.ask':
    '**Take back the consent to offers of partners?**\nOffers will come no longer.',
  'privacy.withdraw.email.ask':
    '**Take back the consent to letters?**\nNo letters will come, and the address that you gave here is removed from the card.',
  'privacy.withdrawn':
    '✅ The consent is taken back. That it was given, and when it was taken back, is kept as proof.',
  'privacy.withdrawn.member':
    'You have been accepted ({place}): membership and its records go on, they do not rest on this consent. To leave the union: /leave.',
  'privacy.withdrawn.accepted':
    'You have been accepted ({place}), so your name, date of birth, status and phone go to the registry of the union: membership rests on them. If you do not want to join any more, tell the chair now; later you can leave by /leave.',
  'privacy.erase': 'Erase my data',
  'privacy.erase.ask':
    '**Erase all your data from the bot?**\nYour {card, select, yes {card, } other {}}applications, consents, purchases, talks and this chat go from the memory of the bot. A later import does not bring them back. It does not end your membership: for that there is /leave.\n\nIt is done in {think, plural, one {# day} other {# days}} (by law in {days} at the latest); until then you may think better of it. The chair is told, to stop a mistake. In backups the data end with the backups.',
  'privacy.erase.stays':
    'If you are a chair, your name, phone and term stay in the passport of the organisation: they are its public record, and say who took its decisions. The level above changes them.',
  'privacy.erase.birthDate':
    'So that nobody erases the card of somebody else, type your date of birth: DD.MM.YYYY',
  'privacy.erase.otherDate':
    'The registry has another date. {left, plural, one {# try is} other {# tries are}} left today. If the registry is wrong, write to the chair: the button “Ask”.',
  'privacy.erase.again': 'Type the date again',
  'privacy.erase.tooOften':
    'There are no tries left today, come back tomorrow. If the registry has a wrong date, write to the chair: the button “Ask”.',
  'privacy.erase.chair':
    'The registry does not have your date of birth, so the chair will confirm that the card is yours. Without an answer in {days, plural, one {# day} other {# days}} everything is erased but the card of the registry.',
  'privacy.erase.chairFormer':
    'The bot could not check the birth date of your former card, so its chair will confirm it. Without an answer in {days, plural, one {# day} other {# days}} everything is erased but that card.',
  'privacy.erase.noCard':
    '⚠️ No card of the registry is linked to this chat: if there is one, it stays. To have it erased, too, link the chat first.',
  'privacy.erase.link': 'Link the chat to my card',
  'privacy.erase.yes': 'Erase',
  'privacy.erase.noted':
    '**Your data will be erased on {day}**\nUntil that day you may think better of it. After it the bot will not know who you are.',
  'privacy.erase.waits': '⚠️ Your data will be erased on {day}.',
  'privacy.erase.keep': 'Do not erase',
  'privacy.erase.kept': '✅ Nothing is erased, all stays as it was.',
  'privacy.erasure.asked':
    '**{name}: a wish to be erased**\nIt came from the chat on {asked}. The data are erased on {due}, and the bot cannot bring them back.',
  'privacy.erasure.mistake': 'If it is a mistake, or the phone number is somebody else’s now, stop it.',
  'privacy.erasure.tellChair':
    'This chat was linked to the same card before. If it is a mistake, or the phone number is somebody else’s now, write to the chair, who can stop it.',
  'privacy.erasure.again':
    'Such a wish was stopped here before. The person gave the right date of birth and asked again: now only the level above can stop it.',
  'privacy.erasure.repeat':
    'Your date of birth was right. If you ask again, the same organisation cannot stop it, only the level above.',
  'privacy.erasure.unproven':
    'The registry has no date of birth, so the bot could not check who writes. Talk to the person and confirm, or stop it.',
  'privacy.erasure.confirm': 'Yes, it is them',
  'privacy.erasure.stop': 'Stop it',
  'privacy.erasure.youStopped': '✅ It is stopped, the person is told.',
  'privacy.erasure.youConfirmed': '✅ Confirmed. The data are erased in time.',
  'privacy.erasure.stopped':
    'Your data are not erased: we were told that it is a mistake. Everything stays.\n\nIf it was you who asked, talk to the chair and ask again.',
} as const
