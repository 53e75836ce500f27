/** Choosing an organisation in the tree, and asking about one that is not there. */
export const place = {
  'place.tree.button': '☰ Choose from the list',
  'place.tree.top': '**Choose your region**',
  'place.tree.node': '**{name}**\nChoose from the list. In brackets: how many primary organisations it has.',
  'place.tree.empty':
    '**{name}**\nThere is no organisation here yet to apply to. Search by name or ask: the buttons are below.',
  'place.tree.page':
    'Page {page} of {pages}. To find it faster, type the number, a word of the name, or the town.',
  'place.tree.group': '{name} ({count})',
  'place.tree.before': '← Page {page}',
  'place.tree.after': 'Page {page} →',
  'place.tree.up': '↑ {name}',
  'place.tree.toRegions': '↑ All regions',
  'place.tree.search': 'Search by name',
  'place.tree.primaries': '**{name}**\nChoose your organisation.',
  'place.ask.region':
    '**My organisation is not in the list**\nWe ask those who are responsible for organisations in your region. Choose it:',
  'place.ask.node': '**{name}**\nAsk here, or choose more exactly?',
  'place.ask.here': 'Ask here',
  'place.ask.press': 'Choose your region with a button, so that the question reaches those who can answer.',
  'place.ask.write':
    '**My organisation is not in the list**\nWe ask here: {name}\n\nWrite in one message where you work or study: the name, the number, the town. The bot does not show your phone or Telegram name.',
  'place.ask.words': 'We add to the question: “{words}”',
  'place.ask.send': 'Send it like this',
  'place.ask.other': 'Another region',
  'place.ask.ready': 'I cannot find my organisation in the list. I am looking for: {words}',
  'place.ask.searched': 'What the person looked for: {words}',
  'place.ask.draft': 'Your application is kept. When you know where to apply, go back to it: /join',
}
