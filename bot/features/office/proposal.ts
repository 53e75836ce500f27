import { readPhone } from '../../../core/phone.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { passportOf } from '../../../db/repos/gaps.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import {
  closeProposal,
  type Filling,
  fillField,
  findProposal,
  type Proposal,
  proposeField,
} from '../../../db/repos/passport-fill.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { deciding, pathAbove } from '../../../domain/identity/who.ts'
import { fieldText } from '../../../domain/quality/gap-text.ts'
import { contradicts } from '../../../domain/quality/passport.ts'
import { validateField } from '../../../domain/quality/validate-field.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'

/** What a chair types into the fields that open access waits here for the level above. */
export function createProposals({ database }: Deps): { proposal: Handler } {
  return { proposal: (turn, [id, answer]) => decideProposal(turn, Number(id), answer === 'yes') }

  async function decideProposal(turn: Turn, id: number, yes: boolean): Promise<Reply> {
    const decided = await transactByRights(database, turn, async (tx, { who }): Promise<Text> => {
      const proposal = Number.isSafeInteger(id) ? await findProposal(tx, id) : undefined
      if (!proposal || proposal.accountId === turn.accountId) return { key: 'common.stale' }
      if (!deciding(who, pathAbove(proposal.orgPath))) return { key: 'common.stale' }
      if (!proposal.waits) return { key: 'link.alreadyDecided' }
      const { orgName: name, field } = proposal
      const vars = { name, field: fieldText(field), value: written(proposal) }
      if (yes && !(await confirm(tx, proposal, turn))) return { key: 'proposal.impossible', vars }
      await closeProposal(tx, id, yes)
      await tellProposer(tx, proposal, yes, turn)
      return { key: yes ? 'proposal.confirmed' : 'proposal.refused', vars }
    })
    if (decided.key === 'common.stale') return { note: decided }
    const home: Button = { label: { key: 'common.home' }, route: 'menu' }
    const refuse: Button = { label: { key: 'proposal.no' }, route: 'proposal', args: [id, 'no'] }
    const buttons = decided.key === 'proposal.impossible' ? [[refuse], [home]] : [[home]]
    return show({ text: decided, buttons })
  }
}

/** Writes what was proposed, where the passport as it stands now can take it. */
async function confirm(tx: Tx, proposal: Proposal, turn: Turn): Promise<boolean> {
  const { field, officeId, orgId } = proposal
  const read = validateField(field, proposal.value, readPhone)
  const passport = await passportOf(tx, officeId)
  if (!read.ok || !passport || contradicts(passport, field, read.value)) return false
  const { accountId, now } = turn
  await fillField(tx, { officeId, orgId, field, value: read.value, accountId, source: 'officer' }, now)
  return true
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
          value: written(filling),
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
    const dedupeKey = `proposal:${id}:${accountId}`
    await appendNotice(tx, { accountId, orgId: org.id, kind: 'proposal', dedupeKey, screen }, turn.now)
  }
}

/** A value as people write it. */
function written({ field, value }: Pick<Filling, 'field' | 'value'>): string {
  return field === 'term_from' || field === 'term_to' ? writtenDate(String(value)) : String(value)
}

/** The chair who proposed a value hears what became of it. */
async function tellProposer(
  tx: Tx,
  { id, accountId, orgId, field }: Proposal,
  yes: boolean,
  turn: Turn,
): Promise<void> {
  if (accountId === null) return
  const screen: Screen = {
    text: {
      key: yes ? 'proposal.yourConfirmed' : 'proposal.yourRefused',
      vars: { field: fieldText(field) },
    },
    buttons: [[{ label: { key: 'office.gapsButton' }, route: 'gaps', args: [orgId] }]],
  }
  const kind = yes ? 'proposal.confirmed' : 'proposal.refused'
  const dedupeKey = `proposal.decided:${id}`
  await appendNotice(tx, { accountId, orgId, kind, dedupeKey, screen }, turn.now)
}
