/** The page that checks a ticket. Its script takes these along: variables are plain, without plurals. */
export const check = {
  'check.title': 'Union ticket check',
  'check.lead': 'Point the camera at the QR code of the ticket, or paste the link from it.',
  'check.scan': 'Scan a QR code',
  'check.stop': 'Turn the camera off',
  'check.code': 'Code or link from the ticket',
  'check.submit': 'Check',
  'check.again': 'Check another ticket',
  'check.valid': 'Valid',
  'check.unchecked': 'Not checked for revocation',
  'check.noKeys': 'Not checked',
  'check.expired': 'Expired',
  'check.revoked': 'Revoked',
  'check.forged': 'Forged',
  'check.future': 'From the future',
  'check.foreign': 'Not a ticket',
  'check.misread': 'Mistyped code',
  'check.validHint': 'Compare the name and the number with the ticket. If in doubt, ask for a document.',
  'check.expiredHint':
    'This code is out of date. Ask to open the ticket in the bot again: the code will be new.',
  'check.revokedHint': 'This ticket is no longer good: its holder left, moved on or was given a new one.',
  'check.forgedHint':
    'The signature is wrong. If the code was typed, look it over. Else do not accept the ticket.',
  'check.futureHint': 'The code was issued on a later day than today. Look at the date of this device.',
  'check.foreignHint':
    'This is no code of a union ticket. It takes the QR code that the bot of the union shows.',
  'check.uncheckedHint':
    'The signature is good, but there is no fresh list of revoked tickets. Go online and check again.',
  'check.noKeysHint': 'This page has not fetched the keys of the union yet. Go online and check again.',
  'check.unknownKeyHint':
    'This page does not know such a key. Go online and check again. Until then do not accept the ticket.',
  'check.refusedKeyHint':
    'The code is signed with a key that the union does not have. Do not accept the ticket.',
  'check.revokedKeyHint':
    'The key that signed this code was revoked. Ask to open the ticket in the bot again: the code will be new.',
  'check.otherSiteHint':
    'The code leads to another site, and we did not open it. It takes the QR code that the bot of the union shows.',
  'check.tooLongHint':
    'The text is too long: a code of a ticket has 150 characters at most. Paste only the code.',
  'check.notLatinHint':
    'There are Russian letters in the code, which is written in Latin ones. Switch the keyboard, or paste the whole link.',
  'check.misreadHint': 'The code was read wrongly. Type it again, or point the camera at the QR code.',
  'check.name': 'Holder',
  'check.number': 'Ticket No',
  'check.issuedOn': 'As of',
  'check.expiresOn': 'Good until',
  'check.list': 'List of revoked tickets: {at}',
  'check.oldList': 'The list of revoked tickets is older than a week ({at}). Go online to renew it.',
  'check.noList': 'There is no list of revoked tickets yet. Go online to fetch it.',
  'check.asking': 'Asking the server…',
  'check.live': 'Confirmed by the server: {at}',
  'check.refused': 'The server does not recognise this code',
  'check.offline': 'No connection: checked offline',
  'check.busy': 'The server asks to wait a minute: too many checks. Checked without it',
  'check.ready': 'This page is ready to work offline',
  'check.loading': 'Getting ready to work offline…',
  'check.online': 'This browser checks tickets while the page is open',
  'check.noCamera': 'There is no camera. Allow access to it, or paste the code.',
  'check.noScript': 'To check a ticket, turn JavaScript on in the browser.',
  'check.language': 'English',
} as const
