/** Consents that are asked by themselves, and every text that anybody ever agreed to, by version: those are not changed. */
export const consent = {
  'consent.text.joining-1':
    'To apply to the All-Russian Education Union we need your data: date of birth, name, place of work or study, status and phone.\n\nWhat for: only to consider your application and answer you. Who sees it: the chair of the primary organisation or of the one above. You check everything before it is sent. What is kept and how to withdraw consent: /privacy',
  'consent.text.mailings-1':
    'News of the union are announcements of the union and its organisations: rights and benefits, events, training. There is no advertising in them.\nBy pressing “I agree” you allow the union to send news to this chat. Only the number of this chat, your organisation and the time zone are used.\nIt is voluntary: your application, membership and ticket do not depend on it. You can take it back here on any day. What is urgent always comes.',
  'consent.text.email-1':
    'Do you agree to get the Union’s letters at the e-mail address in your card? One that you gave here is kept for letters only. You can take it back at any time: Settings → E-mail.',
  'consent.text.offers-1':
    'Offers of PROFCARDS partners are advertising. It is sent only to those who agreed, and apart from news of the union.\nBy pressing “I agree” you allow the union to send offers of the programme’s partners to this chat. Only the number of this chat and your organisation are used; nothing about you goes to partners.\nIt is voluntary: your ticket, bonuses and news do not depend on it. You can take it back here on any day.',

  'consent.agree': 'I agree',
  'consent.later': 'Not now',
  'consent.no': 'No, do not send them',
  'consent.unmute': 'Send them again',
  'consent.withdraw': 'Take the consent back',
  'consent.toMail': '← What to send me',
  'consent.thanks':
    '**Thank you, that is all**\nThe answer to your application will come here. You can change your mind about news and offers on any day: /privacy',

  'mailings.title': '**News of the union: a consent of its own**',
  'mailings.step': 'Send me news of the union?',
  'mailings.button': 'Consent to news of the union',
  'mailings.on': '✅ You agreed to news on {date} (text {version}). They are sent.',
  'mailings.muted': '🔕 You agreed to news on {date} (text {version}); they are switched off now.',
  'mailings.off': 'No news are sent to you now.',
  'mailings.unasked':
    'Announcements are sent to you now: you have not switched them off. The consent only confirms that you want them.',
  'mailings.agreed': 'Thank you, the consent is on record. News will come.',
  'mailings.withdrawn': 'The consent is taken back. There will be no more news.',
  'mailings.declined': 'All right, there will be no news. What is urgent always comes.',

  'offers.head': 'Advertisement · a partner’s offer',
  'offers.stop': 'Stop sending offers',
  'offers.title': '**Partners’ offers: a consent of its own**',
  'offers.step': 'Send me offers of partners?',
  'offers.on': '✅ You agreed to offers on {date} (text {version}). They are sent.',
  'offers.muted': '🔕 You agreed to offers on {date} (text {version}); they are switched off now.',
  'offers.off': 'No offers are sent to you now.',
  'offers.agreed': 'Thank you, the consent is on record.',
  'offers.withdrawn': 'The consent is taken back. There will be no more offers.',
  'offers.declined': 'All right, there will be no offers.',
} as const
