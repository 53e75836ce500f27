import { onTestFinished } from 'vitest'
import { transact } from '../../db/unit-of-work.ts'
import { type EmailPost, openEmailPost } from '../../jobs/email/email-post.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { planReminders } from '../../jobs/reminders/plan-reminders.ts'
import { LocalBucket } from '../../jobs/sender/bucket.ts'
import { Outage } from '../../jobs/sender/outage.ts'
import { planSummaries } from '../../jobs/summaries/plan-summaries.ts'
import { startMailServer } from '../support/mail-server.ts'
import { jobBench } from './job-bench.ts'

const SECRET = 's'.repeat(32)
export const FROM = 'bot@pervichka.example'

/**
 * Jobs with a mail server of their own. It is Monday 12:00 in Moscow. `letterMs`: a server that hangs is given up so soon;
 * `tireless`: one that cannot be reached is asked again at once.
 */
export async function emailBench({ smtp = true, url = '', letterMs = 60_000, tireless = false } = {}) {
  const bench = await jobBench()
  bench.setClock('2022-11-21T12:00:00+03:00')
  const mail = await startMailServer()
  const { context, database } = bench
  const patience = { connectMs: 60_000, silenceMs: 60_000, letterMs }
  const opened = openEmailPost({
    ...{ url: url || mail.url, from: FROM, secret: SECRET, patience, log: context.log },
    publicUrl: 'https://bot.example.org/pervichka/',
    botUrl: async () => 'https://t.me/pervichka_bot',
    bucketOf: () => new LocalBucket(1000),
    process: context.post,
  })
  let ms = 0
  const restless = { outage: new Outage(context.log, () => (ms += 60_000)) }
  const email: EmailPost = { ...opened, post: { ...opened.post, ...(tireless && restless) } }
  onTestFinished(() => email.post.sender.close())
  const env = { ...context.env, ...(smtp && { SMTP_URL: mail.url }) }
  const withMail = { ...context, env, ...(smtp && { email }) }
  return {
    ...{ bench, mail, database, email, context: withMail },
    plan: () => planReminders(withMail),
    summarize: () => planSummaries(withMail),
    send: () => runOutbox(withMail),
    messages: () => database.read.outboxMessage.findMany({ orderBy: { id: 'asc' } }),
    message: () => database.read.outboxMessage.findFirstOrThrow({ orderBy: { id: 'asc' } }),
    chair: (fields: Partial<Chair> = {}) => addChair(database, fields),
    join: (officeId: number, externalId: string) => bind(database, officeId, externalId),
  }
}

export interface Chair {
  name: string
  email: string | null
  emailConsent: boolean | null
}

/** An office whose chair is on record, and in no chat. */
async function addChair(
  database: Parameters<typeof transact>[0],
  { name = 'Школа № 1', email = 'chair@school.example', emailConsent = true }: Partial<Chair>,
) {
  return transact(database, async (tx) => {
    const id = (await tx.organisation.count()) + 1
    const org = await tx.organisation.create({
      data: {
        aisId: `o${id}`,
        path: `/${id}/`,
        level: 'primary',
        name,
        searchName: name,
        timeZone: 'Europe/Moscow',
      },
    })
    const office = await tx.office.create({ data: { orgId: org.id } })
    const term = await tx.term.create({
      data: {
        officeId: office.id,
        chairFullName: 'Роза Ромашкина',
        startedAt: new Date(0),
        email,
        emailConsent,
      },
    })
    return { orgId: org.id, officeId: office.id, termId: term.id }
  })
}

/** Somebody of the office comes into the chat. */
async function bind(database: Parameters<typeof transact>[0], officeId: number, externalId: string) {
  const at = new Date(0)
  return transact(database, async (tx) => {
    const account = await tx.account.create({ data: { channel: 'telegram', externalId, firstSeenAt: at } })
    await tx.officeBinding.create({
      data: { accountId: account.id, officeId, access: 'limited', method: 'phone', boundAt: at },
    })
    return account.id
  })
}
