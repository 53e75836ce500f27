import type { Database } from '../../../db/client.ts'
import { findPrimary, type PrimaryFound, searchPrimaries } from '../../../db/repos/organisation-search.ts'
import type { JoinStep } from '../../../domain/membership/application.ts'
import type { Answer, Step } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import { CHOSEN, linkedOrg, placeScreen } from './screens.ts'

/** As many buttons as a phone shows without scrolling. */
const MOST_FOUND = 6
/** Longer than any name of a school that a person would type. */
const LONGEST_QUERY = 150

/** The place: words are searched for and shown as buttons, a pressed button is the answer. */
export function createPlaceStep(database: Database): Step {
  // What a turn's search found, for the question that is asked again in the same turn.
  const foundIn = new WeakMap<Turn, PrimaryFound[]>()

  async function choose(text: string): Promise<Answer> {
    const id = /^=\d{1,10}$/.test(text) ? Number(text.slice(CHOSEN.length)) : 0
    const primary = await findPrimary(database.read, id)
    return primary ? { ok: true, value: String(primary.id) } : { ok: false, why: { key: 'join.place.gone' } }
  }

  async function look(text: string, turn: Turn): Promise<Answer> {
    const found = await searchPrimaries(database.read, text.slice(0, LONGEST_QUERY), MOST_FOUND)
    foundIn.set(turn, found)
    if (found.length === 0) return { ok: false, why: { key: 'join.place.none' } }
    return { ok: false, why: { key: 'join.place.found', vars: { count: found.length } } }
  }

  return {
    id: 'place' satisfies JoinStep,
    skipIf: (state) => linkedOrg(state) !== undefined,
    ask: (state, turn) => placeScreen(state, foundIn.get(turn)),
    read: async (input, _, turn) => {
      if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
      return input.text.startsWith(CHOSEN) ? choose(input.text) : look(input.text, turn)
    },
  }
}
