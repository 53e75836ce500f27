import { expect, test } from 'vitest'
import { claimLetters } from '../../db/repos/letters.ts'
import { transact } from '../../db/unit-of-work.ts'
import { emailSending } from '../../domain/email/sending.ts'
import { emailBench } from './email-bench.ts'
import { planMessage } from './job-bench.ts'

const CHAIR = 'chair@school.example'
const MINUTE_MS = 60_000

test('a server that says «later» for a day is asked less and less often, and then given up with the reason', async () => {
  const { bench, chair, plan, send, mail, message } = await emailBench()
  await chair()
  await plan()
  mail.always(CHAIR, { at: 'RCPT', says: '451 4.7.1 Greylisted, come again later' })
  const began = Date.parse('2022-11-21T12:00:00+03:00')
  let now = began
  const pauses: number[] = []
  for (;;) {
    await send()
    const { state, reason, notBefore } = await message()
    expect(reason).toBe('email_deferred')
    if (state !== 'planned') break
    // Not a moment before its time.
    bench.setClock(new Date(notBefore.getTime() - MINUTE_MS).toISOString())
    await send()
    pauses.push(Math.round((notBefore.getTime() - now) / MINUTE_MS))
    now = notBefore.getTime()
    bench.setClock(notBefore.toISOString())
  }
  expect(await message()).toMatchObject({ state: 'failed', attempts: emailSending.retryMinutes.length + 1 })
  expect(pauses).toEqual(emailSending.retryMinutes)
  expect(mail.attempts(CHAIR)).toBe(emailSending.retryMinutes.length + 1)
  expect((now - began) / MINUTE_MS).toBeGreaterThanOrEqual(24 * 60)
})

test('a server that comes round within the day gets the letter, once', async () => {
  const { bench, chair, plan, send, mail, message } = await emailBench()
  await chair()
  await plan()
  mail.will(CHAIR, { at: 'RCPT', says: '450 4.2.0 Busy' }, { at: 'DATA', says: '452 4.3.1 Full' })
  for (let tries = 0; tries < 3; tries += 1) {
    await send()
    bench.setClock((await message()).notBefore.toISOString())
  }
  await send()
  expect(mail.letters).toHaveLength(1)
  expect(await message()).toMatchObject({ state: 'sent', attempts: 3 })
})

test.each([
  { at: 'RCPT', says: '550 5.1.1 No such user' },
  { at: 'DATA', says: '554 Rejected' },
] as const)(
  'mail that comes back ($says) opens a gap, and nothing goes there until the address is entered again',
  async (reaction) => {
    const { chair, plan, summarize, send, mail, message, database } = await emailBench()
    const { officeId } = await chair()
    await plan()
    mail.will(CHAIR, reaction)
    await database.write.gap.updateMany({ where: { field: 'chair_email' }, data: { closedAt: new Date(1) } })
    await send()
    expect(await message()).toMatchObject({ state: 'failed', reason: 'email_returned' })
    const gap = await database.read.gap.findFirstOrThrow({
      where: { officeId, field: 'chair_email', closedAt: null },
    })
    expect(gap).toMatchObject({ rung: null, lastRemindedAt: null })
    expect((await summarize()).planned).toBe(0)
  },
)

test.each([
  ['MAIL', '550 5.7.1 Sender refused', 'email_away', 'planned'],
  ['RCPT', '554 5.7.1 Your host is on a list', 'email_refused', 'failed'],
  ['RCPT', '552 5.2.2 Mailbox full', 'email_refused', 'failed'],
] as const)(
  'a refusal at %s that is not about the address (%s) closes no address',
  async (at, says, reason, state) => {
    const { chair, plan, send, mail, message, database } = await emailBench()
    await chair()
    await plan()
    if (at === 'MAIL') mail.refuseSender(says)
    else mail.will(CHAIR, { at, says })
    await send()
    expect(await message()).toMatchObject({ state, reason })
    expect(await database.read.account.findFirst()).toMatchObject({ reach: 'active' })
  },
)

test('a mail server that hangs holds up nobody in the chat', async () => {
  const { bench, chair, plan, send, mail, message } = await emailBench({ letterMs: 6_000 })
  await chair()
  await plan()
  mail.always(CHAIR, 'hang')
  await planMessage(bench, '1')
  const run = send()
  const heard = async (chats: number) => {
    while (bench.telegram.delivered.length < chats) await new Promise((go) => setTimeout(go, 5))
    expect(await message()).toMatchObject({ state: 'claimed' })
  }
  await heard(1)
  await planMessage(bench, '2')
  await heard(2)
  await run
  expect(await message()).toMatchObject({ state: 'planned', reason: 'email_silent' })
})

test('a server that took the letter and fell silent gets it again under the same Message-ID, by which mailboxes know it', async () => {
  const { bench, chair, plan, send, mail, message } = await emailBench({ letterMs: 3_000 })
  await chair()
  await plan()
  mail.will(CHAIR, 'take-then-hang')
  await send()
  bench.setClock((await message()).notBefore.toISOString())
  await send()
  const ids = [...mail.unanswered, ...mail.letters].map(({ headers }) => headers.get('message-id')?.[0])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  expect(await message()).toMatchObject({ state: 'sent', attempts: 2 })
})

test('a server that cannot be reached: the letter waits, and is no doubt when it is given up', async () => {
  const { bench, chair, plan, send, message } = await emailBench({
    url: 'smtp://127.0.0.1:1',
    tireless: true,
  })
  await chair()
  await plan()
  for (const _ of [...emailSending.retryMinutes, 0]) {
    await send()
    bench.setClock(new Date((await message()).notBefore.getTime() + 1).toISOString())
  }
  expect(await message()).toMatchObject({ state: 'failed', reason: 'email_away' })
})

test('a worker that died between claiming and sending loses no letter; one that was answered for is not sent again', async () => {
  const { bench, chair, plan, send, mail, message, database } = await emailBench()
  await chair()
  await plan()
  const now = bench.context.clock.now()
  const dead = await database.write.workerEpoch.create({
    data: { holder: 'dead', startedAt: now, heartbeatAt: now, endedAt: now },
  })
  const claimed = await transact(database, (tx) => claimLetters(tx, { epoch: dead.epoch, limit: 9, now }))
  expect(claimed).toHaveLength(1)
  await send()
  await send()
  expect(mail.letters).toHaveLength(1)
  expect(await message()).toMatchObject({ state: 'sent', attempts: 2 })
})
