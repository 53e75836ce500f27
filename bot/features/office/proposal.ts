import { readPhone } from '../../../core/phone.ts'
import type { Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { appendOutbox } from '../../../db/repos/outbox.ts'
import { type Filling, fillField, proposeField } from '../../../db/repos/passport-fill.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import { fieldText } from '../../../domain/quality/gap-text.ts'
import { toPassportField } from '../../../domain/quality/passport.ts'
import { validateField } from '../../../domain/quality/validate-field.ts'
import type { Deps } from '../../deps.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

/** What a chair types into the fields that open access waits here for the level above. */
export function createProposals({ database }: Deps): { proposal: Handler } {
  return { proposal: (turn, [id, answer]) => decideProposal(turn, Number(id), answer === 'yes') }

  async function decideProposal(turn: Turn, id: number, yes: boolean): Promise<Reply> {
    const proposal = await database.read.change.findUnique({ where: { id }, include: { org: true } })
    const field = proposal && toPassportField(proposal.field)
    const above = proposal?.org && deciding(turn.who, pathAbove(proposal.org.path))
    if (!proposal?.org || !field || !above || proposal.officeId === null)
      return { note: { key: 'common.stale' } }
    const { officeId, org } = proposal
    const decided = await transact(database, async (tx) => {
      const { count } = await tx.change.updateMany({
        where: { id, kind: 'proposal' },
        data: { kind: yes ? 'proposal.confirmed' : 'proposal.refused' },
      })
      const read = validateField(field, proposal.newValue ?? '', readPhone)
      if (count > 0 && yes && read.ok) {
        await fillField(
          tx,
          { officeId, orgId: org.id, field, value: read.value, accountId: turn.accountId, source: 'officer' },
          turn.now,
        )
      }
      if (count > 0 && proposal.accountId !== null)
        await tellProposer(tx, { id, accountId: proposal.accountId, orgId: org.id, field, yes }, turn)
      return count > 0
    })
    const key = decided ? (yes ? 'proposal.confirmed' : 'proposal.refused') : 'link.alreadyDecided'
    return show({ text: { key }, buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]] })
  }
}

/** Keeps a value as a proposal and asks the level above. */
export async function askAbove(tx: Tx, filling: Filling, turn: Turn): Promise<void> {
  const id = await proposeField(tx, filling, turn.now)
  const org = await tx.organisation.findUniqueOrThrow({ where: { id: filling.orgId } })
  const deciders = await decidingAccounts(tx, pathAbove(org.path), turn.today, turn.accountId)
  for (const accountId of deciders) {
    const screen = {
      text: {
        key: 'proposal.ask' as const,
        vars: {
          name: org.shortName ?? org.name,
          field: fieldText(filling.field),
          value: String(filling.value),
        },
      },
      buttons: [
        [
          {
            label: { key: 'proposal.yes' as const },
            route: 'proposal',
            args: [id, 'yes'],
            style: 'primary' as const,
          },
          { label: { key: 'proposal.no' as const }, route: 'proposal', args: [id, 'no'] },
        ],
      ],
    }
    await appendOutbox(
      tx,
      {
        accountId,
        orgId: org.id,
        kind: 'proposal',
        dedupeKey: `proposal:${id}:${accountId}`,
        lane: 'realtime',
        class: 'reminder',
        screen,
        notBefore: turn.now,
      },
      turn.now,
    )
  }
}

/** The chair who proposed a value hears what became of it. */
async function tellProposer(
  tx: Tx,
  {
    id,
    accountId,
    orgId,
    field,
    yes,
  }: { id: number; accountId: number; orgId: number; field: string; yes: boolean },
  turn: Turn,
): Promise<void> {
  const screen: Screen = {
    text: {
      key: yes ? 'proposal.yourConfirmed' : 'proposal.yourRefused',
      vars: { field: fieldText(field) },
    },
    buttons: [[{ label: { key: 'office.gapsButton' }, route: 'gaps', args: [orgId] }]],
  }
  const kind = yes ? 'proposal.confirmed' : 'proposal.refused'
  const dedupeKey = `proposal.decided:${id}`
  await appendOutbox(
    tx,
    { accountId, orgId, kind, dedupeKey, lane: 'realtime', class: 'reminder', screen, notBefore: turn.now },
    turn.now,
  )
}
