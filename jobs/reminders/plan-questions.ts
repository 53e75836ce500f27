import { DateTime } from 'luxon'
import type { Tx } from '../../db/client.ts'
import { loadQuestionLimits } from '../../db/repos/answer-days.ts'
import { loadLadder } from '../../db/repos/gap-tables.ts'
import { passUp } from '../../db/repos/pass-question.ts'
import { lateQuestions, type QuestionRow } from '../../db/repos/questions.ts'
import { transact } from '../../db/unit-of-work.ts'
import { lateBefore } from '../../domain/questions/limits.ts'
import type { JobContext, JobReport } from '../context.ts'
import { isWorkingTime } from './working-hours.ts'

const PAGE = 200

/** Gives questions that nobody has answered for days to the level above. Plans only; the outbox sends. */
export async function planQuestions({ database, clock, env }: JobContext): Promise<JobReport> {
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  const limits = await loadQuestionLimits(database.read)
  const { hours } = await loadLadder(database.read)
  let after = 0
  for (;;) {
    const page = await lateQuestions(database.read, lateBefore(clock.now(), limits), after, PAGE)
    for (const question of page) {
      const now = clock.now()
      const local = DateTime.fromJSDate(now, { zone: question.org?.timeZone ?? env.TIME_ZONE })
      if (!isWorkingTime(local, hours)) continue
      const told = await transact(database, (tx) => escalate(tx, question, local.toISODate() ?? '', now))
      report.planned += told.length
      for (const account of told)
        report.items.push({ account, org: question.org?.aisId ?? '', kind: 'question.asked' })
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return report
    after = last.id
  }
}

async function escalate(tx: Tx, question: QuestionRow, today: string, now: Date): Promise<string[]> {
  const told = await passUp(tx, question, today, now)
  const accounts = await tx.account.findMany({ where: { id: { in: told } }, orderBy: { id: 'asc' } })
  return accounts.map(({ channel, externalId }) => `${channel}:${externalId}`)
}
