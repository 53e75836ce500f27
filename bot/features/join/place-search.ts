import type { Button, Text } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import { findPrimary, type PrimaryFound, searchPrimaries } from '../../../db/repos/organisation-search.ts'
import { type Answer, answerButton, type Step } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'

/** As many buttons as a phone shows without scrolling. */
const MOST_FOUND = 6
/** Longer than any name of a school that a person would type. */
const LONGEST_QUERY = 150
/** Sets an organisation's number apart from a school's number that somebody types. */
const CHOSEN = '='

/**
 * A primary as the answer to a step: words are searched for and shown as buttons, a pressed button is the answer.
 * `refuse`: why this person may not choose that one.
 */
export function createPlaceSearch({ read }: Database, refuse?: (id: number, turn: Turn) => Text | undefined) {
  // What a turn's search found, for the question that is asked again in the same turn.
  const foundIn = new WeakMap<Turn, PrimaryFound[]>()

  async function choose(text: string, turn: Turn): Promise<Answer> {
    const id = /^=\d{1,10}$/.test(text) ? Number(text.slice(CHOSEN.length)) : 0
    const primary = await findPrimary(read, id)
    const why: Text | undefined = primary ? refuse?.(primary.id, turn) : { key: 'join.place.gone' }
    return primary && !why
      ? { ok: true, value: String(primary.id) }
      : { ok: false, why: why ?? { key: 'join.place.gone' } }
  }

  async function look(text: string, turn: Turn): Promise<Answer> {
    const found = await searchPrimaries(read, text.slice(0, LONGEST_QUERY), MOST_FOUND)
    foundIn.set(turn, found)
    if (found.length === 0) return { ok: false, why: { key: 'join.place.none' } }
    return { ok: false, why: { key: 'join.place.found', vars: { count: found.length } } }
  }

  const take: Step['read'] = async (input, _, turn) => {
    if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
    return input.text.startsWith(CHOSEN) ? choose(input.text, turn) : look(input.text, turn)
  }
  return { take, foundIn: (turn: Turn) => foundIn.get(turn) }
}

/** What was found as lines, where a phone shows long names whole, and as buttons that answer the step `place`. */
export function foundPlaces(
  dialogue: string,
  found: readonly PrimaryFound[],
): { lines: Text[]; buttons: Button[][] } {
  return {
    lines: found.map(foundText),
    buttons: found.map(({ id, name }, place) => [
      answerButton(dialogue, 'place', `${CHOSEN}${id}`, {
        key: 'join.place.option',
        vars: { n: place + 1, name: shorten(name) },
      }),
    ]),
  }
}

function foundText({ name, parentName }: PrimaryFound, place: number): Text {
  const n = place + 1
  return parentName
    ? { key: 'join.place.itemOf', vars: { n, name, parent: parentName } }
    : { key: 'join.place.item', vars: { n, name } }
}

/** As much of a name as a button shows. */
function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name
}
