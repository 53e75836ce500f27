import type { Screen } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { type ApplicationRow, withdrawApplication } from '../../../db/repos/applications.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { cancelPlanned } from '../../../db/repos/outbox.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import type { Turn } from '../../turn.ts'
import { newApplicationKey } from './submit.ts'

/** Takes an application back and says so to who was to decide, whatever led there; false where it was decided meanwhile. */
export async function withdraw(
  tx: Tx,
  row: ApplicationRow,
  { now, today, accountId }: Turn,
): Promise<boolean> {
  if (!(await withdrawApplication(tx, row.id, now))) return false
  const screen: Screen = {
    text: { key: 'applications.withdrawn', vars: { name: fullName(row), place: row.org.name } },
    buttons: [
      [
        { label: { key: 'applications.all' }, route: 'applications' },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
  for (const decider of await decidingAccounts(tx, row.org.path, today, accountId)) {
    // Who has not heard of it yet need not hear that it is gone.
    if (await cancelPlanned(tx, newApplicationKey(row.id, decider))) continue
    const kind = 'application.withdrawn'
    const notice = { accountId: decider, orgId: row.org.id, kind, screen }
    await appendNotice(tx, { ...notice, dedupeKey: `${kind}:${row.id}:${decider}` }, now)
  }
  return true
}
