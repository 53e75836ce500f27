import type { Button, Text } from '../../../core/screen.ts'

/** Where questions go that no chair answers; the texts say how. */
export interface Hotline {
  text: Text
  button?: Button
}

export const HOTLINES: Record<'organisation' | 'ais' | 'profcards', Hotline> = {
  organisation: { text: { key: 'ask.organisation' } },
  ais: { text: { key: 'ask.ais' }, button: { label: { key: 'ask.aisButton' }, url: 'https://ais.eseur.ru' } },
  profcards: { text: { key: 'ask.profcards' } },
}
