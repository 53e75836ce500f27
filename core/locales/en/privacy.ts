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
  'privacy.erase': 'Erase my data',
  'privacy.erase.ask':
    '**Erase all your data from the bot?**\nYour card, applications, consents, talks and this chat go from the memory of the bot. A later import does not bring them back. It does not end your membership: see the chair for that.\n\nIt is done in {think, plural, one {# day} other {# days}} (by law in {days} at the latest); until then you may think better of it. In backups the data end with the backups.',
  'privacy.erase.yes': 'Erase',
  'privacy.erase.noted':
    '**Your data will be erased on {day}**\nUntil that day you may think better of it. After it the bot will not know who you are.',
  'privacy.erase.waits': '⚠️ Your data will be erased on {day}.',
  'privacy.erase.keep': 'Do not erase',
  'privacy.erase.kept': '✅ Nothing is erased, all stays as it was.',
} as const
