import { setTimeout as pause } from 'node:timers/promises'
import { calendarDate, daysLater } from '../../core/time-zone.ts'
import type { Tx } from '../../db/client.ts'
import { forgetCampaigns } from '../../db/repos/campaign-days.ts'
import { forgetApplications, forgetScreens } from '../../db/repos/forget-words.ts'
import { forgetExpiredCards } from '../../db/repos/issued-cards.ts'
import { forgetAddresses } from '../../db/repos/letters.ts'
import { forgetUpdates } from '../../db/repos/parked-updates.ts'
import { forgetQuestions } from '../../db/repos/questions.ts'
import { forgetSentPictures } from '../../db/repos/sent-pictures.ts'
import { transact } from '../../db/unit-of-work.ts'
import type { JobContext, JobReport } from '../context.ts'

const DAY_MS = 24 * 3_600_000
/** The messenger brings an update again for a day: a day more, and none that was handled can come back as new. */
const ANSWERED_MS = 2 * DAY_MS
/** What people wrote is kept no longer for an operator who has not looked. */
const PARKED_MS = 30 * DAY_MS
/** A ticket's picture is good for four months at the most; whoever shows an older one again uploads it again. */
const PICTURE_MS = 130 * DAY_MS
/** A code that has expired is refused without its row; a few days for clocks that are off. */
const CARD_DAYS = 7
/** Nobody looks an answer up after a year. No source sets the time. */
const QUESTION_MS = 365 * DAY_MS
/** What an application said, and the words of a message, after the decision and after it was written (docs: default). */
const WORDS_MS = 30 * DAY_MS
/** An address that no chair has any more: as long as somebody may ask what was sent there. No source sets the time. */
const ADDRESS_MS = 90 * DAY_MS
/** What offices were told and said of a report: the next one is due by then, and nobody asks for the one before. */
const CAMPAIGN_DAYS = 400
const ADDRESSES = 500
/** Between two pages others write. */
const REST_MS = 20

/** Forgets what is over: updates, pictures, codes of tickets, questions, and the words of applications and messages. */
export async function forgetOld({ database, clock, env }: JobContext): Promise<JobReport> {
  const now = clock.now()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const inPages = async (forget: (tx: Tx) => Promise<number>) => {
    while ((await transact(database, forget)) > 0) await pause(REST_MS)
  }
  const today = calendarDate(now, env.TIME_ZONE)
  const expiredBefore = daysLater(today, -CARD_DAYS)
  await inPages((tx) => forgetUpdates(tx, ago(ANSWERED_MS), ago(PARKED_MS)))
  await inPages((tx) => forgetExpiredCards(tx, expiredBefore))
  await inPages((tx) => forgetQuestions(tx, ago(QUESTION_MS)))
  await inPages((tx) => forgetScreens(tx, ago(WORDS_MS)))
  for (let after: number | undefined = 0; after !== undefined; await pause(REST_MS)) {
    const from: number = after
    after = await transact(database, (tx) => forgetApplications(tx, ago(WORDS_MS), from, now))
  }
  await inPages((tx) => forgetAddresses(tx, ago(ADDRESS_MS), ADDRESSES))
  await transact(database, (tx) => forgetCampaigns(tx, daysLater(today, -CAMPAIGN_DAYS)))
  await transact(database, (tx) => forgetSentPictures(tx, ago(PICTURE_MS)))
  return { planned: 0, sent: 0, skipped: 0, failed: 0, items: [] }
}
