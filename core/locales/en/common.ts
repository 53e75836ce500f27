export const common = {
  'common.back': '← Back',
  'common.home': '⌂ Menu',
  'common.cancel': 'Cancel',
  'common.stale': 'This button is out of date. Open the menu: /menu',
  'common.forbidden': 'This section is not open to you. What is: /menu',
  'common.error': 'Something went wrong and we are looking into it. Try again in a minute or open /menu',
} as const
