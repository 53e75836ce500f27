import { describe, expect, test } from 'vitest'
import { EnvError, readEnv } from '../../core/env.ts'

function problemsOf(source: NodeJS.ProcessEnv): string[] {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
  return []
}

test('an empty environment is right, with the defaults of the contract', () => {
  expect(readEnv({})).toMatchObject({
    TELEGRAM_API_ROOT: 'https://api.telegram.org',
    DATABASE_URL: 'file:./data/pervichka.db',
    PORT: 8080,
    SIMULATOR_PORT: 8081,
    SIMULATOR_HOST: '127.0.0.1',
    SEND_RATE: 30,
    TIME_ZONE: 'Europe/Moscow',
    ADMIN_IDS: [],
  })
  // `npm start` has a port of its own for it, the processes apart have none.
  expect(readEnv({}).ADMIN_PORT).toBeUndefined()
})

test('an empty value counts as not set', () => {
  expect(readEnv({ PORT: '', REDIS_URL: '', TELEGRAM_BOT_TOKEN: '' }).PORT).toBe(8080)
})

describe('a wrong value is named with what it should be', () => {
  test.each([
    ['TELEGRAM_BOT_TOKEN', 'token'],
    ['TELEGRAM_API_ROOT', 'ftp://example.org'],
    ['WEBHOOK_URL', 'not an address'],
    ['WEBHOOK_SECRET', 'short'],
    ['DATABASE_URL', 'mysql://localhost'],
    ['REDIS_URL', 'localhost:6379'],
    ['APP_SECRET', 'short'],
    ['CARD_SIGNING_KEY', 'no key'],
    ['PORT', '99999'],
    ['ADMIN_PORT', 'many'],
    ['PUBLIC_URL', '/here'],
    ['SIMULATOR_PORT', '-1'],
    ['SIMULATOR_HOST', '0.0.0.0'],
    ['SEND_RATE', '0'],
    ['PAID_BROADCASTS', 'yes'],
    ['STARS_LIMIT', '0.5'],
    ['SMTP_URL', 'http://mail'],
    ['MAIL_FROM', 'nobody'],
    ['HTTPS_PROXY', 'proxy'],
    ['TIME_ZONE', 'Moscow'],
    ['ADMIN_IDS', '123'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} should be \\S+`))
  })

  test('all at once, each once', () => {
    const problems = problemsOf({ PORT: 'x', SEND_RATE: 'x', ADMIN_IDS: '1,2,3' })
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'ADMIN_IDS',
      'PORT',
      'SEND_RATE',
    ])
  })
})

describe('values that need each other', () => {
  const token = `123456:${'A'.repeat(12)}`

  test('a webhook needs its secret', () => {
    expect(problemsOf({ WEBHOOK_URL: 'https://bot.example.org/hook' })[0]).toMatch(/^WEBHOOK_SECRET /)
  })

  test('a token needs a secret of the application', () => {
    expect(problemsOf({ TELEGRAM_BOT_TOKEN: token })[0]).toMatch(/^APP_SECRET /)
    expect(problemsOf({ TELEGRAM_BOT_TOKEN: token, APP_SECRET: 'x'.repeat(32) })).toEqual([])
  })

  test('letters need an address that they are from, and where one unsubscribes', () => {
    const smtp = { SMTP_URL: 'smtp://127.0.0.1:2525' }
    expect(problemsOf(smtp)[0]).toMatch(/^MAIL_FROM /)
    const from = { ...smtp, MAIL_FROM: 'bot@example.org' }
    expect(problemsOf(from)).toEqual([])
    const real = { ...from, TELEGRAM_BOT_TOKEN: token, APP_SECRET: 'x'.repeat(32) }
    expect(problemsOf(real)[0]).toMatch(/^PUBLIC_URL /)
    expect(problemsOf({ ...real, PUBLIC_URL: 'https://bot.example.org' })).toEqual([])
    expect(problemsOf({ SMTP_URL: 'smtp://', MAIL_FROM: 'bot@example.org' })[0]).toMatch(/^SMTP_URL /)
  })

  test('a pace above 30 is paid for knowingly', () => {
    expect(problemsOf({ SEND_RATE: '31' })[0]).toMatch(/PAID_BROADCASTS.*STARS_LIMIT/)
    expect(problemsOf({ SEND_RATE: '31', PAID_BROADCASTS: '1', STARS_LIMIT: '500' })).toEqual([])
  })
})
