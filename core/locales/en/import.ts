export const importFile = {
  'import.menu': 'Import a file',
  'import.ask':
    '**Import from a CSV file**\nSend the export file: paper clip → “File”, up to 20 MB. The bot knows what is in it by its column names.\n\nAt first the bot only checks the file and shows what would change. Only rows of your organisations are taken; no file gives access or roles.',
  'import.another': 'Send another file',
  'import.needFile': 'A file is needed: paper clip → “File”, then choose the CSV.',
  'import.isPhoto': 'This is a picture; a CSV file is needed: paper clip → “File”.',
  'import.received':
    'The file “{name}” is here and is being checked. Nothing changes yet. The result comes here.',
  'import.underWay': 'Importing “{name}”. The result comes here, you may close the chat.',
  'import.look': 'How is it going?',
  'import.checking': 'Checking “{name}”: {pct} %',
  'import.importing': 'Importing “{name}”: {pct} %',
  'import.stepDone': '“{name}”: done, the result is in the next message.',
  'import.checked': '**The file is checked: {kind}**\n{name}',
  'import.done': '✅ **Imported: {kind}**\n{name}',
  'import.failed': '**The file was not imported**\n{name}',
  'import.dropped': 'The file is put aside, nothing has changed.',
  'import.counts':
    'Rows: {read}\nNew: {inserted}\nChanged: {updated}\nUnchanged: {unchanged}\nRejected: {rejected}',
  'import.mend':
    'Rejected rows are not imported. The list says what is wrong with each: mend them and send the file again. The others can be imported now.',
  'import.noUndo':
    '**An import cannot be undone:** the bot does not bring earlier values back. Nothing is written yet.',
  'import.nothing': 'There is nothing to import: no row is new or changed.',
  'import.run': 'Import {count, plural, one {# row} other {# rows}}',
  'import.drop': 'Do not import',
  'import.rejects': 'Rejected rows ({count})',
  'import.rejectsSent': 'Rejected rows of “{name}”: {count}.',
  'import.rejectsPart': 'The list has the first {count}.',
  'import.csv.row': 'row',
  'import.csv.column': 'column',
  'import.csv.code': 'code',
  'import.csv.message': 'what is wrong',
  'import.kind.organisations': 'organisations',
  'import.kind.members': 'members',
  'import.kind.stat_reports': 'statistical reports',
  'import.kind.snapshots': 'figures of a date',
  'import.kind.partners': 'partners',
  'import.kind.purchases': 'purchases',
  'import.kind.quiz_results': 'quiz results',
  'import.kind.accounts': 'linked chats',
  'import.fault.utf16': 'The file is in UTF-16. Save it as “CSV UTF-8” and send it again.',
  'import.fault.binary': 'This is not a text file. Save the table as “CSV UTF-8” and send it again.',
  'import.fault.zip':
    'This is an archive or an Excel workbook, which the bot does not open. Save the sheet as “CSV UTF-8” and send that.',
  'import.fault.empty': 'The file is empty. Check whether it is the right one.',
  'import.fault.header':
    'The column names do not say what export this is. The first row is: {words}\nIt must hold the names of the columns. Where you see odd characters, save the file as “CSV UTF-8”.',
  'import.fault.twice': 'The column {words} is there twice. Remove one and send the file again.',
  'import.fault.missing': 'The file lacks the columns {words}. Add them and send it again.',
  'import.fault.accounts':
    'Linked chats and access are not imported from the chat: a stranger could get them so.',
  'import.fault.too_big':
    'The file is over 20 MB. Divide it into parts (each with the row of column names) and send them one by one.',
  'import.fault.gone': 'The messenger has this file no more. Send it again.',
  'import.fault.away': 'The file cannot be had from the messenger. Send it again in a few minutes.',
  'import.fault.changed': 'The file is not the one that was checked. Send it again.',
  'import.fault.no_right': 'You may no longer import files. If this is a mistake, call the level above.',
  'import.fault.stopped':
    'The import stopped by a failure of ours: a part of the rows is written, each as a whole. Send the same file again: the rest is imported.',
  'import.fault.crashed': 'We failed with this file, and know of it. Try to send it in parts.',
  'import.fault.busy':
    '**Another import is running**\nTwo at once are not possible. Press “Import” in a few minutes: the checked file waits.',
} as const
