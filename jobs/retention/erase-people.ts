import type { Tx } from '../../db/client.ts'
import { noteProof, ownMembers, provenMembers } from '../../db/repos/erasure-proofs.ts'
import { dueErasures, erase, type Wish } from '../../db/repos/erasures.ts'
import { tellErasure } from '../../db/repos/tell-erasure.ts'
import { transact } from '../../db/unit-of-work.ts'
import { waitsForProof } from '../../domain/privacy/erasure.ts'
import type { JobContext, JobReport } from '../context.ts'

const PAGE = 100

/** Erases the people whose day has come, each in a transaction of its own. */
export async function erasePeople({ database, clock, env }: JobContext): Promise<JobReport> {
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  let afterId = 0
  for (;;) {
    const due = await dueErasures(database.read, clock.now(), { afterId, limit: PAGE })
    for (const wish of due)
      report.planned += await transact(database, (tx) => carryOut(tx, wish, env.TIME_ZONE, clock.now()))
    const last = due.at(-1)
    if (!last || due.length < PAGE) return report
    afterId = last.id
  }
}

/**
 * Erases the account and the members it stands for now, where they are proven to be the person's. One that is not, such as
 * a card that was linked after the wish, is asked about first; returns how many were asked.
 */
async function carryOut(tx: Tx, wish: Wish, timeZone: string, now: Date): Promise<number> {
  const members = await ownMembers(tx, wish.accountId)
  const proven = await provenMembers(tx, wish.id)
  const unproven = members.filter(({ id }) => !proven.has(id))
  if (unproven.length > 0 && waitsForProof(wish.askedAt, now)) {
    let asked = 0
    for (const member of unproven) {
      await noteProof(tx, wish.id, member.id, null)
      asked += await tellErasure(tx, wish, member, { proven: false, timeZone, now })
    }
    return asked
  }
  const ids = members.map(({ id }) => id).filter((id) => proven.has(id))
  await erase(tx, wish, ids, now)
  return 0
}
