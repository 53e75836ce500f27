import type { Screen } from '../../core/screen.ts'
import { forgetDrafts, oldDrafts } from '../../db/repos/drafts.ts'
import { appendOutbox } from '../../db/repos/outbox.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext, JobReport } from '../context.ts'

const DAY_MS = 86_400_000
/** What people have begun to write is theirs for so long, and so long before its end they are told. */
const [KEPT_DAYS, TOLD_DAYS_BEFORE] = [30, 5]
const PAGE = 200
/** The dialogue whose draft is worth a word: other ones are begun anew in a minute. */
const WORTH_TELLING = 'join'

/** Forgets drafts nobody has touched for a month, and tells whose application to join will be forgotten soon. */
export async function keepDrafts({ database, clock }: JobContext): Promise<JobReport> {
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  const now = clock.now()
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const forgottenBefore = before(KEPT_DAYS)
  while ((await transact(database, (tx) => forgetDrafts(tx, forgottenBefore, PAGE))) === PAGE);
  const ending = { name: WORTH_TELLING, from: forgottenBefore, to: before(KEPT_DAYS - TOLD_DAYS_BEFORE) }
  let afterId = 0
  for (;;) {
    const page = await oldDrafts(database.read, ending, { afterId, limit: PAGE })
    for (const { accountId, account, updatedAt } of page) {
      const message = {
        ...{ accountId, kind: 'draft.ending', dedupeKey: `draft.ending:${accountId}:${updatedAt.getTime()}` },
        ...{ lane: 'bulk' as const, class: 'reminder' as const, screen: ENDING, notBefore: now },
      }
      if (!(await transact(database, (tx) => appendOutbox(tx, message, now)))) continue
      report.planned += 1
      report.items.push({ account, org: null, kind: 'draft.ending' })
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return report
    afterId = last.id
  }
}

const ENDING: Screen = {
  text: { key: 'join.draftEnding', vars: { days: TOLD_DAYS_BEFORE } },
  buttons: [
    [{ label: { key: 'join.goOn' }, route: 'join', style: 'primary' }],
    [{ label: { key: 'common.home' }, route: 'menu' }],
  ],
}
