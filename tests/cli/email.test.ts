import { expect, test, vi } from 'vitest'
import { emailBench } from '../jobs/email-bench.ts'
import { startMailServer } from '../support/mail-server.ts'
import { doctor, world } from './doctor-world.ts'
import { cli } from './run-command.ts'

test('doctor says that no letters are sent, that the mail server takes them, or why it does not', async () => {
  await world()
  expect((await doctor()).of('e-mail')).toMatchObject({
    state: 'ok',
    says: expect.stringMatching(/SMTP_URL is not set/),
  })
  const mail = await startMailServer()
  vi.stubEnv('SMTP_URL', mail.url)
  vi.stubEnv('MAIL_FROM', 'bot@pervichka.example')
  expect((await doctor()).of('e-mail')).toMatchObject({
    state: 'ok',
    says: expect.stringMatching(/takes letters/),
  })
  expect(mail.letters).toEqual([])
  vi.stubEnv('SMTP_URL', `smtp://${['user', 'hidden'].join(':')}@127.0.0.1:1`)
  const { of, out } = await doctor()
  expect(of('e-mail')).toMatchObject({ state: 'fail', advice: expect.stringMatching(/SMTP_URL/) })
  expect(out).not.toContain('hidden')
})

test('explain tells what became of letters to an address', async () => {
  const { chair, plan, send, mail, database } = await emailBench()
  await chair()
  await plan()
  mail.will('chair@school.example', { at: 'RCPT', says: '550 5.1.1 No such user' })
  await send()
  vi.stubEnv('DATABASE_URL', database.url)
  const { code, out } = await cli('explain', '--account', 'email:chair@school.example')
  expect(code).toBe(0)
  expect(out).toContain('Letters come back since 2022-11-21')
  expect(out).toContain(
    'Message gap.reminder: failed, because the mail server says that there is no such address',
  )
})
