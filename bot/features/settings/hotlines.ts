import type { Button, Text } from '../../../core/screen.ts'

/** Where questions go that no chair answers; the texts say how. */
export interface Hotline {
  text: Text
  button?: Button
}

export const HOTLINES: Hotline[] = [
  { text: { key: 'ask.organisation' } },
  { text: { key: 'ask.ais' }, button: { label: { key: 'ask.aisButton' }, url: 'https://ais.eseur.ru' } },
  { text: { key: 'ask.profcards' } },
]
