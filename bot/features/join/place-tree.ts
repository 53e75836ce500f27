import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Branch, BranchItem } from '../../../db/repos/organisation-tree.ts'
import { answerButton } from '../../dialogue.ts'

/** Where somebody is in the tree: a node, 0 for the list of regions, and a page of what hangs under it. */
export interface TreePlace {
  nodeId: number
  page: number
}

/** Value of a button that opens a place of the tree; alone, it leads out of the tree. */
const OPEN = '>'
/** Sets an organisation's number apart from a school's number that somebody types. */
const CHOSEN = '='
/** Two labels of this length stand side by side on a phone. */
const NARROW = 18
const LONGEST_LABEL = 40
/** Longer lists are leafed through by several pages, too. */
const LEAP = 5

export const TOP: TreePlace = { nodeId: 0, page: 0 }

export function writeTreePlace({ nodeId, page }: TreePlace): string {
  return `${nodeId}.${page}`
}

export function readTreePlace(text: string | undefined): TreePlace | undefined {
  const [, nodeId, page] = /^(\d{1,10})\.(\d{1,4})$/.exec(text ?? '') ?? []
  return nodeId === undefined ? undefined : { nodeId: Number(nodeId), page: Number(page) }
}

/** What a button of the tree said: `open` without a place leads out of it. */
export function readTreePress(
  text: string,
): { open: TreePlace | undefined } | { chosen: number } | undefined {
  if (text.startsWith(OPEN)) return { open: readTreePlace(text.slice(OPEN.length)) }
  if (!text.startsWith(CHOSEN)) return undefined
  return { chosen: /^=\d{1,10}$/.test(text) ? Number(text.slice(CHOSEN.length)) : 0 }
}

/** Buttons of one step of one dialogue that lead through the tree. */
export function treeButtons(dialogue: string, step: string) {
  return {
    open: (place: TreePlace, label: Text) =>
      answerButton(dialogue, step, `${OPEN}${writeTreePlace(place)}`, label),
    leave: (label: Text) => answerButton(dialogue, step, OPEN, label),
    choose: (id: number, label: Text) => answerButton(dialogue, step, `${CHOSEN}${id}`, label),
  }
}

export type TreeButtons = ReturnType<typeof treeButtons>

/** A page of the tree: what to go down to, what to choose, and the way up; `ownRows` stand before the ways out. */
export function treeScreen(branch: Branch, buttons: TreeButtons, ownRows: Button[][], out: Button[]): Screen {
  const { node, items, page, pages } = branch
  const primaries = items.filter(({ isPrimary }) => isPrimary)
  const key = keyOf(branch)
  // A long name stands in the text, where a phone shows it whole, and its button has its number.
  const lines = primaries.flatMap(({ name }, at): Text[] =>
    isLong(name) ? [{ key: 'join.place.item', vars: { n: at + 1, name } }] : [],
  )
  return {
    text: { key, vars: { name: node?.name ?? '' } },
    more: [
      ...lines,
      ...(pages > 1 ? [{ key: 'place.tree.page', vars: { page: page + 1, pages } } as const] : []),
    ],
    buttons: [
      ...sideBySide(items.filter(({ isPrimary }) => !isPrimary).map((item) => groupButton(item, buttons))),
      ...primaries.map(({ id, name }, at) => [
        buttons.choose(
          id,
          isLong(name)
            ? { key: 'join.place.option', vars: { n: at + 1, name: shortened(name) } }
            : { key: 'common.plain', vars: { text: name } },
        ),
      ]),
      ...leaves({ nodeId: node?.id ?? 0, page }, pages, buttons),
      ...ownRows,
      ...(node ? [[wayUp(node.parent, buttons)]] : []),
      out,
    ],
  }
}

function keyOf({ node, items }: Branch) {
  if (items.length === 0) return 'place.tree.empty'
  if (!node) return 'place.tree.top'
  return items.every(({ isPrimary }) => isPrimary) ? 'place.tree.primaries' : 'place.tree.node'
}

/** As much of a name as a button shows. */
export function shortened(name: string): string {
  return isLong(name) ? `${name.slice(0, LONGEST_LABEL - 1)}…` : name
}

function isLong(name: string): boolean {
  return name.length > LONGEST_LABEL
}

interface Labelled {
  button: Button
  length: number
}

function groupButton({ id, name, below }: BranchItem, { open }: TreeButtons): Labelled {
  const label: Text =
    below === undefined
      ? { key: 'common.plain', vars: { text: shortened(name) } }
      : { key: 'place.tree.group', vars: { name: shortened(name), count: below } }
  return {
    button: open({ nodeId: id, page: 0 }, label),
    length: below === undefined ? name.length : LONGEST_LABEL,
  }
}

function sideBySide(all: readonly Labelled[]): Button[][] {
  const rows: Array<{ buttons: Button[]; open: boolean }> = []
  for (const { button, length } of all) {
    const last = rows.at(-1)
    if (last?.open && length <= NARROW) {
      last.buttons.push(button)
      last.open = false
    } else rows.push({ buttons: [button], open: length <= NARROW })
  }
  return rows.map(({ buttons }) => buttons)
}

/** Buttons to other pages: the next ones, and of a long list some that are further on. */
function leaves({ nodeId, page }: TreePlace, pages: number, { open }: TreeButtons): Button[][] {
  const to = (target: number, key: 'place.tree.before' | 'place.tree.after'): Button[] =>
    target === page || target < 0 || target >= pages
      ? []
      : [open({ nodeId, page: target }, { key, vars: { page: target + 1 } })]
  const near = [...to(page - 1, 'place.tree.before'), ...to(page + 1, 'place.tree.after')]
  const far = [...to(page - LEAP, 'place.tree.before'), ...to(page + LEAP, 'place.tree.after')]
  return [near, far].filter((row) => row.length > 0)
}

function wayUp(parent: { id: number; name: string } | undefined, { open }: TreeButtons): Button {
  return parent
    ? open({ nodeId: parent.id, page: 0 }, { key: 'place.tree.up', vars: { name: shortened(parent.name) } })
    : open(TOP, { key: 'place.tree.toRegions' })
}
