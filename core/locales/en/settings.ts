export const settings = {
  'settings.title': '**Settings**\nLanguage: {language}\nTime zone: {timeZone}',
  'settings.language.ru': 'Russian',
  'settings.language.en': 'English',
  'settings.toRussian': 'Русский',
  'settings.toEnglish': 'English',
  'settings.languageSet': 'Done: the bot speaks English.',
  'settings.linkedMember': 'You are linked to the member’s card of {name}, {org}.',
  'settings.linkedOffice': 'Chair’s office: {org}, {access}.',
  'settings.access.full': 'full access',
  'settings.access.limited': 'access to the organisation’s passport',
  'settings.grant': 'Rights: {role}, {org}.',
  'settings.grant.admin': 'administrator',
  'settings.grant.officer': 'officer',
  'settings.grant.auditor': 'view only',
  'settings.notLinked':
    'You are not linked to a member’s card yet. It takes a minute: share your phone number.',
  'settings.link': 'Link to my card',
  'settings.unlink': 'This is not me, unlink',
  'settings.privacyButton': 'What the bot knows about me',
  'settings.settingsButton': 'Settings',
  'settings.askButton': 'Whom to ask',
  'settings.joinButton': 'Join the Union',

  'privacy.title': '**What the bot holds on you**',
  'privacy.account':
    'Telegram account No. {externalId}, since {date}. Language and time zone. The bot keeps no conversation.',
  'privacy.member':
    'A link to the member’s card: {name}, {org}. Linked {date}, {method}. The card itself belongs to the Union’s registry (AIS).',
  'privacy.method.phone': 'by phone number',
  'privacy.method.ticket': 'by ticket number',
  'privacy.method.import': 'moved from an earlier bot',
  'privacy.method.link': 'by a link from the organisation above',
  'privacy.method.grant': 'by hand, by an administrator',
  'privacy.method.other': 'the way is not on record',
  'privacy.office': 'A link to the chair’s office: {org}. Linked {date}, {method}.',
  'privacy.noBinding': 'You are not linked to a member’s card.',
  'privacy.application': 'An application to join of {date}: {org}.',
  'privacy.draft': 'Unfinished answers: yes. The command /cancel ends what was begun.',
  'privacy.consent': 'Consent “{purpose}” of {date}, version of the text {version}.',
  'privacy.consentWithdrawn':
    'Consent “{purpose}” of {date}, version of the text {version}, withdrawn {withdrawn}.',
  'privacy.purpose.joining': 'data for joining',
  'privacy.purpose.mailings': 'mailings of the Union',
  'privacy.purpose.offers': 'partners’ offers',
  'privacy.purpose.other': 'another purpose',
  'privacy.noConsents': 'You have given no consents yet.',
  'privacy.withdraw':
    '**How to withdraw**\nThe button below unlinks you from the card. To withdraw a consent, correct or delete data, write to the chair of your organisation: “Whom to ask” says who that is. If you block the bot, messages stop.',

  'ask.title': '**Whom to ask**',
  'ask.chair': '**Chair of your organisation**\n{org}\n{contact}',
  'ask.above': '**The organisation above**\n{org}\n{contact}',
  'ask.contact': '{name}, phone {phone}',
  'ask.contactName': '{name}. The passport of the organisation has no phone.',
  'ask.contactNone': 'The passport names no chair: ask the organisation above.',
  'ask.contactNoneTop': 'The passport names no chair: ask the organisation department.',
  'ask.notLinked':
    'The bot does not know your organisation. Share your phone number and it will show your chair. Not in the Union yet? Begin with joining.',
  'ask.ais':
    '**Signing in and errors in the AIS**\nThe free hotline of OOO Internet-Media. The officer for the AIS in your regional organisation knows its number.',
  'ask.aisButton': 'Open ais.eseur.ru',
  'ask.profcards':
    '**PROFCARDS card and cashback**\nSupport of OOO FINFORT-AGENTSKIE SETI. How to reach it is in the Profcards app.',
  'ask.organisation':
    '**Records, dues, documents**\nFirst the officer for the AIS in your regional organisation, then the organisation department of the Union.',
} as const
