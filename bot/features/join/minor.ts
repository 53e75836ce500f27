import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { findPrimary } from '../../../db/repos/organisation-search.ts'
import { parentConsentPdf } from '../../../print/statement/parent-consent.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, show } from '../../turn.ts'
import { nearestChair } from '../settings/links.ts'
import { createPlaceQuestion } from './place-search.ts'

/** Where the parent's consent goes is looked up by itself: nothing in it says who looks. */
const DIALOGUE = 'paper-place'
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const RESTART: Button = { label: { key: 'minor.wrongDate' }, route: 'join.restart' }

const ASK_PLACE: Screen = {
  text: { key: 'minor.placeAsk' },
  buttons: [[{ label: { key: 'common.cancel' }, route: 'cancel' }, HOME]],
}

/** What a person of 14 to 17 does first: whom to see, and the form for the parent. Nothing is kept of them. */
export async function minorScreen(read: Tx, orgId: number | undefined, more: Text[] = []): Promise<Screen> {
  const place = orgId === undefined ? undefined : await findPrimary(read, orgId)
  if (!place)
    return {
      text: { key: 'minor.title' },
      more: [...more, { key: 'minor.findPlace' }],
      buttons: [
        [{ label: { key: 'minor.place' }, route: 'minor.place', style: 'primary' }],
        [RESTART],
        [HOME],
      ],
    }
  const chair = await nearestChair(read, place.id)
  return {
    text: { key: 'minor.title' },
    more: [
      ...more,
      { key: 'minor.steps', vars: { place: place.name } },
      chair ? { key: 'minor.chair', vars: chair } : { key: 'minor.chairNone' },
    ],
    buttons: [
      [{ label: { key: 'minor.form' }, route: 'minor.form', args: [place.id], style: 'primary' }],
      [{ label: { key: 'minor.otherPlace' }, route: 'minor.place' }],
      [RESTART],
      [HOME],
    ],
  }
}

export function createMinor({ database, dialogues }: Deps): Record<'minorPlace' | 'minorForm', Handler> {
  const { read } = database
  dialogues.define({
    name: DIALOGUE,
    steps: [createPlaceQuestion(database, { dialogue: DIALOGUE, ask: () => ASK_PLACE })],
    // The place is shown and not stored.
    stopIf: ({ answers }) =>
      answers['place'] === undefined ? undefined : minorScreen(read, Number(answers['place'])),
    review: () => minorScreen(read, undefined),
  })
  return {
    minorPlace: (turn) => dialogues.start(turn, DIALOGUE, {}),

    async minorForm(_, [orgId]) {
      const place = await findPrimary(read, Number(orgId) || 0)
      if (!place) return show(await minorScreen(read, undefined, [{ key: 'join.place.gone' }]))
      return show({
        text: { key: 'minor.formSent', vars: { place: place.name } },
        file: { name: 'parent-consent.pdf', bytes: await parentConsentPdf(place.name) },
        buttons: [[HOME]],
      })
    },
  }
}
