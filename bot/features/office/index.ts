import { type OfficeHeld, officeAt } from '../../../domain/identity/who.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createAccess } from './access.ts'
import { createDecisionDays } from './decision-days.ts'
import { loadWaiting } from './desk.ts'
import { createDuesRate } from './dues-rate.ts'
import { createFill } from './fill.ts'
import { gapsScreen } from './gaps-screen.ts'
import { createJoinLink } from './join-link.ts'
import { createPermits } from './permit.ts'
import { createProposals } from './proposal.ts'
import { allScreen, loadOffice, officeScreen } from './screens.ts'

type Handlers =
  | 'show'
  | 'all'
  | 'gaps'
  | 'fill'
  | 'proposal'
  | 'askFull'
  | 'decideFull'
  | 'joinLink'
  | 'decisionDays'
  | 'joinPoster'
  | 'joinRevoke'
  | 'permit'
  | 'permitGive'
  | 'permitRevoke'
  | 'duesRate'

/** A chair's office: its passport, and what is missing in it. */
export function createOffice(deps: Deps): Record<Handlers, Handler> {
  const { database } = deps
  return {
    show: (turn, [orgId]) =>
      withOffice(turn, orgId, 'office', async (office) => {
        const view = await loadOffice(database.read, office, turn.today)
        const isDesk = office.access === 'full'
        return officeScreen(view, isDesk ? await loadWaiting(database.read, view, turn) : undefined)
      }),
    all: (turn, [orgId]) =>
      withOffice(turn, orgId, 'office.all', async (office) => {
        const view = await loadOffice(database.read, office, turn.today)
        return office.access === 'full' ? allScreen(view) : officeScreen(view)
      }),
    gaps: (turn, [orgId, from]) =>
      withOffice(turn, orgId, 'gaps', async (office) =>
        gapsScreen(await loadOffice(database.read, office, turn.today), [], Number(from) || 0),
      ),
    decisionDays: createDecisionDays(deps),
    ...createJoinLink(deps),
    ...createPermits(deps),
    ...createDuesRate(deps),
    ...createFill(deps),
    ...createProposals(deps),
    ...createAccess(deps),
  }

  /** The office a button names, where the person holds it; the only one, or a choice, where it names none. */
  async function withOffice(
    turn: Turn,
    orgId: string | undefined,
    route: string,
    screen: (office: OfficeHeld) => Promise<Parameters<typeof show>[0]>,
  ): Promise<Reply> {
    const { offices } = turn.who
    const office = orgId ? officeAt(turn.who, orgId) : offices[0]
    if (!office) return { note: { key: 'common.forbidden' } }
    if (!orgId && offices.length > 1) return show(await choose(offices, route))
    return show(await screen(office))
  }

  async function choose(offices: OfficeHeld[], route: string) {
    const rows = await database.read.organisation.findMany({
      where: { id: { in: offices.map((office) => office.orgId) } },
    })
    const buttons = rows.map((row) => [
      {
        label: { key: 'common.plain' as const, vars: { text: row.shortName ?? row.name } },
        route,
        args: [row.id],
      },
    ])
    return {
      text: { key: 'office.choose' as const },
      buttons: [...buttons, [{ label: { key: 'common.home' as const }, route: 'menu' }]],
    }
  }
}
