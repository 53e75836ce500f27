import type { Screen } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import type { JobContext, JobReport } from '../../../jobs/context.ts'
import { renderLetter } from '../../../jobs/email/letter.ts'
import { planReminders } from '../../../jobs/reminders/plan-reminders.ts'
import { planSummaries } from '../../../jobs/summaries/plan-summaries.ts'
import { NOW, saidBy } from './given.ts'
import type { Parts } from './search.ts'

/** A message that a job planned: of which organisation it speaks, to whom, and what it says. */
export interface ToldMessage {
  kind: string
  orgId: number
  channel: string
  /** an address, or the account's name in the chat */
  to: string
  screen: Screen
  parts: Parts
}

/** Lets the jobs plan the week's summaries, reminders and digests, to chats and by mail, and reads what they planned. */
export async function toldMessages(database: Database): Promise<ToldMessage[]> {
  const env = { TIME_ZONE: 'Europe/Moscow', SEND_RATE: 30, SMTP_URL: 'smtp://localhost' }
  // The jobs that plan use no more of a context.
  const context = { database, clock: { now: () => NOW }, env } as unknown as JobContext
  const jobs: Array<(context: JobContext) => Promise<JobReport>> = [planSummaries, planReminders]
  for (const job of jobs) await job(context)
  const rows = await database.read.outboxMessage.findMany({
    orderBy: { id: 'asc' },
    include: { account: true },
  })
  return rows.map(({ id, kind, orgId, screen: stored, account }) => {
    const screen: Screen = JSON.parse(stored)
    return {
      ...{ kind, orgId: orgId ?? 0, channel: account.channel, to: account.externalId, screen },
      parts: { said: saidBy([screen]), ...(account.channel === 'email' && letterOf(id, kind, screen)) },
    }
  })
}

/** The letter as it leaves, in plain words and as a page. */
function letterOf(id: number, kind: string, screen: Screen): Parts {
  const { html, letter } = renderLetter({
    ...{ id, kind, screen, locale: 'ru', date: NOW, secret: 's'.repeat(32) },
    ...{ botUrl: 'https://t.me/bot', stopUrl: 'https://bot.example.org/stop', from: 'bot@bot.example' },
  })
  return { html: html ?? '', letter: JSON.stringify(letter) }
}
