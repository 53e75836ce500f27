import { calendarDate } from '../../core/time-zone.ts'
import { refreshCounts } from '../../db/counts/refresh-counts.ts'
import { recordImport } from '../../db/repos/import-trail.ts'
import { appendNotice } from '../../db/repos/notices.ts'
import {
  claimSentFile,
  recoverSentFiles,
  releaseSentFile,
  type SentFile,
  type SettledFile,
  settleSentFile,
} from '../../db/repos/sent-files.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { SentFileFault } from '../../domain/registry/sent-file.ts'
import { sentFileScreen } from '../../domain/registry/sent-file-text.ts'
import type { JobContext, JobReport } from '../context.ts'
import { type Dealt, dealWith } from './deal-with-file.ts'
import { ImportProgress } from './progress.ts'

/** A file that has ended so many processes is not tried again. */
const MOST_ATTEMPTS = 3
/** A messenger or a disk is waited for so long before the sender hears of it. */
const PATIENCE_MS = 15 * 60_000

/** Checks the registry files that were sent in the chat, and imports those whose senders have said so. */
export async function runImports(context: JobContext): Promise<JobReport> {
  const { database, worker, post } = context
  const report: JobReport = { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
  // Ends the epochs of dead processes: what they had in hand is nobody's.
  await worker.deadEpochs()
  await transact(database, (tx) => recoverSentFiles(tx, worker.epoch))
  while (!post.stopping()) {
    const file = await transact(database, (tx) => claimSentFile(tx, worker.epoch))
    if (!file) return report
    if (!(await handle(context, file))) return report
    report.planned += 1
  }
  return report
}

/** False where it is to be tried again later. */
async function handle(context: JobContext, file: SentFile): Promise<boolean> {
  const { database, clock, log, env } = context
  if (file.attempts > MOST_ATTEMPTS) {
    await settle(context, file, { state: 'failed', fault: 'crashed' })
    return true
  }
  const progress = new ImportProgress(context, file)
  try {
    const dealt = await dealWith(context, file, (pct) => progress.at(pct))
    if ('later' in dealt && clock.now().getTime() - file.stateAt.getTime() < PATIENCE_MS) {
      await transact(database, (tx) => releaseSentFile(tx, file))
      return false
    }
    await settle(
      context,
      file,
      'later' in dealt ? { state: 'failed', fault: dealt.later } : dealt.settled,
      dealt,
    )
    if (file.state === 'importing')
      await refreshCounts(database.write, { today: calendarDate(clock.now(), env.TIME_ZONE) })
  } catch (error) {
    log.error({ err: error, file: file.id }, 'a sent file failed')
    await settle(context, file, { state: 'failed', fault: 'crashed' satisfies SentFileFault })
  } finally {
    await progress.close()
  }
  return true
}

/** Writes what became of the file, who did it, and the word to its sender: all, or nothing. */
async function settle(
  { database, worker, clock }: JobContext,
  file: SentFile,
  settled: SettledFile,
  dealt?: Dealt,
): Promise<void> {
  const now = clock.now()
  await transact(database, async (tx) => {
    const after = await settleSentFile(tx, file, worker.epoch, settled, now)
    if (!after) return
    if (settled.state === 'done' && dealt?.by) await recordImport(tx, after, dealt.by, now)
    const notice = {
      ...{ accountId: file.accountId, kind: `import.${settled.state}` },
      dedupeKey: `import:${file.id}:${settled.state}:${now.getTime()}`,
      screen: sentFileScreen(after),
    }
    await appendNotice(tx, notice, now)
  })
}
