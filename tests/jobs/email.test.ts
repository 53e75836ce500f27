import { expect, test } from 'vitest'
import { emailBench, FROM } from './email-bench.ts'

const CHAIR = 'chair@school.example'

test('a chair with an address and consent, but no chat, gets the reminder by mail, once', async () => {
  const { chair, plan, send, mail, messages } = await emailBench()
  await chair()
  expect(await plan()).toMatchObject({
    planned: 1,
    items: [{ account: `email:${CHAIR}`, kind: 'gap.reminder' }],
  })
  expect(await send()).toMatchObject({ sent: 1, failed: 0 })
  await plan()
  await send()
  const [letter, ...more] = mail.letters
  expect(more).toEqual([])
  expect(letter?.to).toBe(CHAIR)
  expect(letter?.subject).toBe('Заполните паспорт организации: Школа № 1')
  expect(letter?.headers.get('from')?.[0]).toContain(`<${FROM}>`)
  expect(letter?.text).toContain('Открыть бота в Телеграме: https://t.me/pervichka_bot')
  expect(letter?.html).toContain('<li')
  expect(await messages()).toMatchObject([{ lane: 'email', state: 'sent', attempts: 1 }])
})

test('the weekly summary comes by mail too, and both to an address of two organisations', async () => {
  const { chair, summarize, send, mail } = await emailBench()
  await chair({ name: 'Школа' })
  await chair({ name: 'Лицей', email: 'Chair@School.example' })
  await summarize()
  await send()
  await summarize()
  await send()
  expect(mail.letters.map(({ subject }) => subject).sort()).toEqual([
    'Сводка недели: Лицей',
    'Сводка недели: Школа',
  ])
})

test('without the consent, without an address, or without a mail server no letter is planned', async () => {
  const { chair, plan, database } = await emailBench()
  await chair({ emailConsent: false })
  await chair({ emailConsent: null })
  await chair({ email: null })
  expect((await plan()).planned).toBe(0)
  expect(await database.read.account.count()).toBe(0)
  const without = await emailBench({ smtp: false })
  await without.chair()
  expect((await without.plan()).planned).toBe(0)
  expect(await without.database.read.account.count()).toBe(0)
})

test('who is reached in the chat gets no mail of the same thing, nor the other way round', async () => {
  const { bench, chair, join, summarize, send, mail, database } = await emailBench()
  const { officeId } = await chair()
  const accountId = await join(officeId, '7')
  await summarize()
  await send()
  await database.write.account.update({ where: { id: accountId }, data: { reach: 'blocked' } })
  await summarize()
  await send()
  expect([bench.telegram.delivered.length, mail.letters.length]).toEqual([1, 0])
  const other = await emailBench()
  const school = await other.chair()
  await other.summarize()
  await other.send()
  await other.join(school.officeId, '7')
  await other.summarize()
  await other.send()
  expect([other.bench.telegram.delivered.length, other.mail.letters.length]).toEqual([0, 1])
})

test('who comes into the chat between planning and sending gets it there, once', async () => {
  const { bench, chair, join, summarize, send, mail, messages } = await emailBench()
  const { officeId } = await chair()
  await summarize()
  const accountId = await join(officeId, '7')
  await send()
  await send()
  await summarize()
  await send()
  expect([bench.telegram.delivered.length, mail.letters.length]).toEqual([1, 0])
  expect(await messages()).toMatchObject([{ accountId, lane: 'bulk', state: 'sent' }])
})

test('a chair whom the chat did not reach, for the bot is blocked there, gets the letter instead', async () => {
  const { bench, chair, join, summarize, send, mail, database } = await emailBench()
  const { officeId } = await chair()
  const accountId = await join(officeId, '7')
  await summarize()
  await database.write.account.update({ where: { id: accountId }, data: { reach: 'blocked' } })
  await send()
  await summarize()
  await send()
  expect([bench.telegram.delivered.length, mail.letters.length]).toEqual([0, 1])
})

test('a letter is held where the chair, the address or the consent is another by the time it leaves', async () => {
  const { chair, plan, send, mail, message, database } = await emailBench()
  const { termId } = await chair()
  await plan()
  await database.write.term.update({ where: { id: termId }, data: { emailConsent: false } })
  expect(await send()).toMatchObject({ sent: 0, skipped: 1 })
  expect(await message()).toMatchObject({ state: 'skipped', reason: 'no_email_consent' })
  expect(mail.letters).toEqual([])
})
