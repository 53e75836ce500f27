import type { Button, Screen } from '../../../core/screen.ts'
import { type Hit, MOST_HITS } from '../../../db/repos/registry-search.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
/** Buttons that a phone shows at once. */
const SHOWN = 8

export function askScreen(): Screen {
  return { text: { key: 'find.ask' }, buttons: [[HOME]] }
}

/** What was found, a page at a time, each a button. */
export function resultsScreen(text: string, hits: readonly Hit[], page: number): Screen {
  if (hits.length === 0) return { text: { key: 'find.nothing', vars: { text } }, buttons: [[HOME]] }
  const pages = Math.ceil(hits.length / SHOWN)
  const at = Math.min(Math.max(page, 0), pages - 1)
  const count = hits.length
  const turns: Button[] = [
    ...(at > 0 ? [turnButton('find.earlier', at - 1)] : []),
    ...(at < pages - 1 ? [turnButton('find.later', at + 1)] : []),
  ]
  return {
    text: { key: count >= MOST_HITS ? 'find.many' : 'find.found', vars: { text, count } },
    more: [{ key: 'find.next' }],
    buttons: [
      ...hits.slice(at * SHOWN, (at + 1) * SHOWN).map((hit): Button[] => [hitButton(hit)]),
      ...(turns.length > 0 ? [turns] : []),
      [HOME],
    ],
  }
}

function turnButton(key: 'find.earlier' | 'find.later', page: number): Button {
  return { label: { key }, route: 'find.page', args: [page] }
}

function hitButton(hit: Hit): Button {
  const { id, label: name, above = '' } = hit
  if (hit.what === 'org')
    return {
      label: { key: above === '' ? 'find.orgHead' : 'find.org', vars: { name, above } },
      route: 'find.org',
      args: [id],
    }
  const key = hit.hasLeft ? 'find.personLeft' : 'find.person'
  return { label: { key, vars: { name, above } }, route: 'find.person', args: [id] }
}
