export const inbox = {
  'inbox.parked':
    '**An update is set aside**\nThe bot could not handle somebody’s message or tap in three attempts and set it aside. Everybody else is answered as usual. Tell whoever runs the bot: the command doctor shows what was set aside, why, and how to retry it.',
  'inbox.flood':
    'Too many messages at once: the bot did not read some of them. Wait for an answer and repeat the last one.',
} as const
