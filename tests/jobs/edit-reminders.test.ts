import { expect, test } from 'vitest'
import { turnReminder } from '../../db/repos/gap-reminders.ts'
import { runOutbox } from '../../jobs/outbox/run-outbox.ts'
import { editReminders } from '../../jobs/reminders/edit-reminders.ts'
import { planReminders } from '../../jobs/reminders/plan-reminders.ts'
import { jobBench } from './job-bench.ts'
import { buildHistories, DICE } from './oracle/world.ts'

/** A primary with two empty fields whose chair has the reminder in the chat; what the messenger then gets. */
async function reminded({ send = true } = {}) {
  const bench = await jobBench()
  const { database, context, telegram } = bench
  await buildHistories(database, 1, DICE(1))
  const org = 3
  await database.write.organisation.updateMany({ data: { timeZone: 'Europe/Moscow' } })
  await database.write.organisation.update({
    where: { id: org },
    data: { educationKind: null, employedCount: null },
  })
  await planReminders(context)
  if (send) await runOutbox(context)
  const fill = (data: { educationKind?: string; employedCount?: number }) =>
    database.write.organisation.update({ where: { id: org }, data })
  const edits = async () => {
    await editReminders(context)
    return telegram.delivered.filter(({ method }) => method === 'editMessageText').map(({ text }) => text)
  }
  const state = async () => (await database.read.gapReminder.findFirstOrThrow()).ended
  return { ...bench, org, fill, edits, state }
}

test('what is filled anywhere leaves the reminder in the chat; when all is filled, it says thanks and is over', async () => {
  const { fill, edits, state } = await reminded()
  expect(await edits()).toEqual([])
  await fill({ educationKind: 'school' })
  const [shorter] = await edits()
  expect(shorter).toContain('не заполнено 1 поле')
  expect(shorter).not.toContain('вид образовательной')
  expect(await edits()).toHaveLength(1)
  await fill({ employedCount: 9 })
  expect((await edits()).at(-1)).toContain('Всё заполнено, спасибо')
  expect(await state()).toBe('filled')
  expect(await edits()).toHaveLength(2)
})

test('a message that a button has turned into another screen is the person’s, and is not touched', async () => {
  const { database, context, fill, edits, state, org } = await reminded()
  const { messageId } = await database.read.outboxMessage.findFirstOrThrow()
  await turnReminder(database, org, 'another', context.clock.now())
  expect(await state()).toBeNull()
  await turnReminder(database, org, messageId ?? '', context.clock.now())
  await fill({ educationKind: 'school', employedCount: 9 })
  expect(await edits()).toEqual([])
  expect(await state()).toBe('turned')
})

test('a reminder that has not left yet leaves with what is missing, or not at all', async () => {
  const { database, context, telegram, fill, edits } = await reminded({ send: false })
  await fill({ educationKind: 'school' })
  await edits()
  expect((await database.read.outboxMessage.findFirstOrThrow()).screen).not.toContain('education_kind')
  await fill({ employedCount: 9 })
  expect(await edits()).toEqual([])
  await runOutbox(context)
  expect(telegram.delivered).toEqual([])
})

test('an edit whose answer was lost is tried again; «not modified» says that it had come', async () => {
  const { telegram, fill, edits, state, org } = await reminded()
  await fill({ educationKind: 'school', employedCount: 9 })
  telegram.will(String(org), 'deliver-then-cut', {
    status: 400,
    description: 'Bad Request: message is not modified',
  })
  await edits()
  expect(await state()).toBeNull()
  await edits()
  expect(await state()).toBe('filled')
})

test('what the messenger refuses for good is let go', async () => {
  const { telegram, fill, edits, state, org } = await reminded()
  await fill({ educationKind: 'school', employedCount: 9 })
  telegram.will(String(org), { status: 400, description: 'Bad Request: message to edit not found' })
  await edits()
  expect(await state()).toBe('refused')
})

test('a 429 rests bulk as after sending, and the edit waits for a later run', async () => {
  const { database, telegram, fill, edits, state, org } = await reminded()
  await fill({ educationKind: 'school', employedCount: 9 })
  telegram.will(String(org), { status: 429, description: 'Too Many Requests', retryAfter: 600 })
  expect(await edits()).toEqual([])
  expect(await state()).toBeNull()
  expect(await database.read.lanePause.count({ where: { lane: 'bulk' } })).toBe(1)
})

test('who has lost the office is shown nothing of its passport any more', async () => {
  const { database, context, fill, edits, state } = await reminded()
  await database.write.officeBinding.updateMany({ data: { endedAt: context.clock.now() } })
  await fill({ educationKind: 'school' })
  expect(await edits()).toEqual([])
  expect(await state()).toBe('unbound')
})

/** ORACLE_RUNS asks for the long runs: then 10 000 gaps, else a tenth. */
const TREES = process.env['ORACLE_RUNS'] ? 200 : 20

test(`${TREES * 50} gaps at once are ${TREES * 5} messages, each with all of its office`, async () => {
  const { database, context } = await jobBench()
  await buildHistories(database, TREES, DICE(1))
  await database.write.organisation.updateMany({
    data: {
      timeZone: 'Europe/Moscow',
      shortName: null,
      isLegalEntity: true,
      employerName: null,
      educationKind: null,
    },
  })
  await database.write.term.updateMany({ data: { email: null, phone: null, emailConsent: null } })
  const { planned } = await planReminders(context)
  expect(planned).toBe(TREES * 5)
  expect(await database.read.gap.count()).toBeGreaterThan(TREES * 45)
  expect((await planReminders(context)).planned).toBe(0)
}, 120_000)
