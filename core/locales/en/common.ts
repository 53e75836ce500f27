export const common = {
  'common.back': '← Back',
  'common.home': '⌂ Menu',
  'common.cancel': 'Cancel',
  'common.yes': 'Yes',
  'common.no': 'No',
  'common.plain': '{text}',
  'common.stale': 'This button is out of date. Open the menu: /menu',
  'common.forbidden': 'This section is not open to you. What is: /menu',
  'common.error': 'Something went wrong and we are looking into it. Try again in a minute or open /menu',
  'status.working': 'employed',
  'status.student': 'student',
  'status.pensioner': 'retired',
} as const
