import type { statement as ru } from '../ru/statement.ts'

export const statement: Record<keyof typeof ru, string> = {
  'statement.button': 'Statements',
  'statement.choose':
    '**Statements on paper**\nThe bot makes a sheet of A4, in Russian: print it, sign it and hand it over yourself. It files nothing for you.',
  'statement.none':
    '**Statements on paper**\nThere is nothing for you to sign now: only people who work or study have dues withheld by a statement.',
  'statement.noStatus':
    'Which statements you need depends on your status, and it is not filled in. It takes a second.',
  'statement.nobody':
    'Statements are made from your data, and there are none yet. First apply to join here, or link this chat to your card.',
  'statement.join': 'To join',
  'statement.dues': 'On withholding dues',
  'statement.leave': 'On leaving',
  'statement.all': '← To the statements',
  'statement.name': 'The statement will say:\n**от {name}**\n\nIs that right?',
  'statement.nameUnknown':
    'How should your name stand after the word «от» (from)? For example: от Ивановой Анны Петровны.',
  'statement.right': 'That is right',
  'statement.fix': 'Correct it',
  'statement.plain': 'Do not decline',
  'statement.type': 'Write the name as it stands after «от», in Russian. For example: Ивановой Анны Петровны',
  'statement.sent.join':
    '✅ **The statement on joining is ready.**\nPrint it, check it, sign it and give it to the chair of the primary organisation, where it is kept. Fill in empty lines by hand. The bot files it nowhere.',
  'statement.sent.dues':
    '✅ **The statement on withholding dues is ready.**\nPrint it, check it, sign it and give it to where you work or study, and a copy to the chair. Fill in empty lines by hand. The bot files it nowhere.',
  'statement.sent.leave':
    '✅ **The statement on leaving is ready.**\nPrint it, check it, sign it and bring it to the chair of the primary organisation. Fill in empty lines by hand. The bot files it nowhere.\n\nSo that dues are withheld no longer, give the accounts office a statement of its own.',
  'statement.backToLeave': '← To leaving',
  'duesRate.button': 'Rate of dues',
  'duesRate.ask':
    '**Rate of dues: {name}**\nHow many per cent of pay were decided on? For example: 1\n\nThe number will stand in statements on withholding dues. Without one there is an empty line.',
  'duesRate.unknown': 'Leave an empty line',
  'duesRate.wrong': 'A number of per cent from 0 to 10 is needed, for example 1 or 1,5',
  'duesRate.saved': '✅ Written down: {rate} %. New statements will say so.',
  'duesRate.empty': '✅ Statements will have an empty line.',
  'statement.fixName': 'Correct the name',
}
