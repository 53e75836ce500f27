import { standingFor } from '../../../db/repos/gap-standing.ts'
import { orgCard, personCard, recordLookup } from '../../../db/repos/lookup.ts'
import { searchRegistry } from '../../../db/repos/registry-search.ts'
import { trailPage } from '../../../db/repos/trail.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { type GrantHeld, isWithin } from '../../../domain/identity/who.ts'
import { readQuery } from '../../../domain/lookup/query.ts'
import { topmost } from '../../../domain/registry/own-rows.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { askScreen, resultsScreen } from './list-screens.ts'
import { orgScreen, personScreen } from './screens.ts'
import { trailScreen } from './trail-screen.ts'

const DIALOGUE = 'find'
const FORBIDDEN: Reply = { note: { key: 'common.forbidden' } }
/** Lines of history that a phone shows without scrolling far. */
const TRAIL_SIZE = 8

/** Who has a role looks up a person or an organisation of their sub-tree, and what became of it. */
export function createLookup({
  database,
  dialogues,
}: Deps): Record<'find' | 'page' | 'org' | 'person' | 'trail', Handler> {
  const { read } = database
  dialogues.define({
    name: DIALOGUE,
    steps: [
      {
        id: 'text',
        ask: askScreen,
        read: ({ ...input }) =>
          input.kind === 'text' && readQuery(input.text)
            ? { ok: true, value: input.text, subject: { page: '0' } }
            : { ok: false, why: { key: 'find.again' } },
      },
    ],
    // Whatever is typed after the results is the next thing to look for.
    takes: () => 'text',
    async review({ subject, answers }, turn) {
      const text = answers['text'] ?? ''
      const query = readQuery(text)
      const roots = topmost(turn.who.grants.map(({ orgPath }) => orgPath))
      const hits = query ? await searchRegistry(read, text, query, roots) : []
      return resultsScreen(text, hits, Number(subject['page']) || 0)
    },
  })

  return {
    find: (turn, [typed]) =>
      typed && turn.input.kind === 'command' ? findAtOnce(turn, typed) : dialogues.start(turn, DIALOGUE, {}),
    page: (turn, [page = '0']) => dialogues.remember(turn, DIALOGUE, { page }),

    async org(turn, [id]) {
      const card = await orgCard(read, Number(id) || 0, turn.today)
      const by = card && roleOver(turn, card.path)
      if (!card || !by) return FORBIDDEN
      await note(turn, { orgId: card.id }, by)
      const standing =
        card.officeId === undefined ? undefined : await standingFor(read, card.officeId, turn.today)
      // What the sub-tree hangs on is not of it.
      const own = by.orgPath === card.path ? { ...card, above: undefined } : card
      return show(orgScreen({ card: own, passport: standing?.passport, gaps: standing?.gaps ?? [] }, turn))
    },

    async person(turn, [id]) {
      const card = await personCard(read, Number(id) || 0)
      const by = card && roleOver(turn, card.org.path)
      if (!card || !by) return FORBIDDEN
      await note(turn, { orgId: card.org.id, memberId: card.id }, by)
      return show(personScreen(card))
    },

    async trail(turn, [what, id, page]) {
      const isPerson = what === 'p'
      const card = isPerson
        ? await personCard(read, Number(id) || 0)
        : await orgCard(read, Number(id) || 0, turn.today)
      const by = card && roleOver(turn, 'org' in card ? card.org.path : card.path)
      if (!card || !by) return FORBIDDEN
      const of = isPerson ? { memberId: card.id } : { orgId: card.id }
      const lookups = by.role !== 'officer'
      const number = Math.min(Math.max(Number(page) || 0, 0), 10_000)
      const found = await trailPage(read, of, { page: number, size: TRAIL_SIZE, lookups, root: by.orgPath })
      return show(
        trailScreen(
          { what: isPerson ? 'p' : 'o', id: card.id, name: 'name' in card ? card.name : card.label },
          found,
          turn,
        ),
      )
    },
  }

  async function findAtOnce(turn: Turn, typed: string): Promise<Reply> {
    await dialogues.start(turn, DIALOGUE, {})
    return (
      (await dialogues.answer({ ...turn, dialogue: DIALOGUE }, { kind: 'text', text: typed })) ??
      show(askScreen())
    )
  }

  function note(turn: Turn, what: { orgId: number; memberId?: number }, { role }: GrantHeld): Promise<void> {
    const { accountId, now } = turn
    return transact(database, (tx) => recordLookup(tx, what, { accountId, role, now }))
  }
}

/** The role by which a person may look at what is at `path`; none of their offices gives that. */
function roleOver({ who }: Turn, path: string): GrantHeld | undefined {
  const over = who.grants.filter(({ orgPath }) => isWithin(path, orgPath))
  return over.find(({ role }) => role === 'admin') ?? over.find(({ role }) => role === 'officer') ?? over[0]
}
