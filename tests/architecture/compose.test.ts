import { expect, test } from 'vitest'
import { ENV_NAMES, readEnv } from '../../core/env.ts'
import { compose, composeVariables, serviceWith } from '../support/compose.ts'
import { readSource, repositoryFiles, sourceFiles } from './tree.ts'

/** What an operator sets, and nothing else. */
const SET = {
  TELEGRAM_BOT_TOKEN: '1:aaaaaaaaaaaa',
  WEBHOOK_URL: 'https://bot.example.org/telegram',
  WEBHOOK_SECRET: 'b'.repeat(16),
  APP_SECRET: 'c'.repeat(32),
  POSTGRES_PASSWORD: 'd',
  REDIS_PASSWORD: 'e',
}
/** Variables of the file that are not the product's: of the machines, and of the servers beside it. */
const OF_THE_MACHINES = [
  ...['DOMAIN', 'BOTS', 'PRIVATE_ADDRESS'],
  ...['POSTGRES_HOST', 'POSTGRES_PASSWORD', 'REDIS_HOST', 'REDIS_PASSWORD'],
]
/** Programs that an image has: asking for another would show a service as ill for ever. */
const PROGRAMS: Record<string, string[]> = {
  pervichka: ['node'],
  'caddy:2-alpine': ['wget'],
  'redis:7-alpine': ['redis-cli'],
  'postgres:16': ['pg_isready'],
}

const services = Object.entries(compose.services)
const ours = services.filter(([, { image }]) => image === 'pervichka')
const commands = (command: string) =>
  ours.filter(([, service]) => service.command?.join(' ') === command).map(([name]) => name)
const proxy = readSource('deploy/Caddyfile')

test('two bots answer behind one address, two workers send, and the proxy knows both bots', () => {
  expect(commands('bot/main.ts')).toEqual(['bot-1', 'bot-2'])
  expect(commands('jobs/main.ts')).toEqual(['jobs-1', 'jobs-2'])
  const { environment, depends_on, volumes } = serviceWith('proxy', SET)
  expect(environment).toEqual({ SITE: ':80', BOTS: 'bot-1:8080 bot-2:8080' })
  expect(Object.keys(depends_on)).toEqual(['bot-1', 'bot-2'])
  expect(volumes).toContain('./deploy/Caddyfile:/etc/caddy/Caddyfile:ro')
  for (const bot of ['bot-1', 'bot-2']) expect(serviceWith(bot, SET).environment['PORT']).toBe('8080')
})

test('a domain is served with TLS; without one the proxy stands behind what ends TLS', () => {
  expect(serviceWith('proxy', { ...SET, DOMAIN: 'bot.example.org' }).environment['SITE']).toBe(
    'bot.example.org',
  )
  expect(proxy).toMatch(/^\{\$SITE::80\} \{$/m)
})

test('the proxy passes on every update that a bot would take', () => {
  const limit = /MAX_UPDATE_BYTES = ([\d_]+)/.exec(readSource('bot/web/webhook.ts'))?.[1]
  const megabytes = Number(/max_size (\d+)MB/.exec(proxy)?.[1])
  expect(megabytes * 1_000_000).toBeGreaterThanOrEqual(Number(limit?.replaceAll('_', '')))
})

test('Redis keeps what it has on disk and never drops a job for want of memory', () => {
  const { command = [], volumes } = serviceWith('redis', SET)
  expect(command.join(' ')).toBe(
    'redis-server --appendonly yes --maxmemory-policy noeviction --requirepass e',
  )
  expect(volumes).toEqual(['redis:/data'])
})

test('PostgreSQL keeps its rows in a volume', () => {
  expect(serviceWith('postgres', SET).volumes).toEqual(['postgres:/var/lib/postgresql/data'])
  const named = services.flatMap(([, { volumes }]) => volumes).filter((volume) => /^\w/.test(volume))
  expect(new Set(named.map((volume) => volume.split(':')[0]))).toEqual(new Set(Object.keys(compose.volumes)))
})

test('each service starts again by itself and says whether it is well, or runs once', () => {
  for (const [name, { restart, healthcheck }] of services) {
    const once = 'disable' in healthcheck
    expect([name, restart]).toEqual([name, once ? 'no' : 'unless-stopped'])
  }
})

test('a health check asks with a program that its image has', () => {
  for (const [name, { image, healthcheck }] of services) {
    if ('disable' in healthcheck) continue
    const [, program = ''] = healthcheck.test
    expect([name, PROGRAMS[image] ?? []]).toEqual([name, expect.arrayContaining([program.split(' ')[0]])])
  }
})

test('migrations are applied once before: bots and workers wait for them and for Redis', () => {
  expect(compose.services['migrate']?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } })
  expect(commands('cli/main.ts migrate')).toEqual(['migrate'])
  for (const name of ['bot-1', 'bot-2', 'jobs-1', 'jobs-2']) {
    expect(compose.services[name]?.depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      redis: { condition: 'service_healthy' },
    })
  }
})

test('what an operator has to set is enough, and the processes understand all of it', () => {
  for (const [name] of ours) {
    const { environment } = serviceWith(name, SET)
    const env = readEnv(environment)
    expect(env).toMatchObject({
      TELEGRAM_BOT_TOKEN: SET.TELEGRAM_BOT_TOKEN,
      WEBHOOK_URL: SET.WEBHOOK_URL,
      DATABASE_URL: 'postgresql://pervichka:d@postgres:5432/pervichka',
      REDIS_URL: 'redis://:e@redis:6379/0',
      ADMIN_PORT: 9464,
    })
    const passed = Object.keys(environment)
    expect(passed.sort()).toEqual(ENV_NAMES.filter((each) => !each.startsWith('SIMULATOR_')).sort())
  }
})

test('a start without one of them ends before anything runs, and names it', () => {
  const required = composeVariables.filter((variable) => variable.required).map(({ name }) => name)
  expect(new Set(required)).toEqual(new Set(Object.keys(SET)))
  for (const name of required) expect(() => startAllWithout(name)).toThrow(`${name} is required`)
})

function startAllWithout(name: string): void {
  for (const [service] of services) serviceWith(service, { ...SET, [name]: '' })
}

test('every variable of the file is one of the product or of its machines', () => {
  const known = [...ENV_NAMES, ...OF_THE_MACHINES]
  expect(composeVariables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

test('no secret stands in the file', () => {
  for (const [name, { environment }] of services) {
    for (const [key, value] of Object.entries(environment)) {
      const secret = /TOKEN|SECRET|PASSWORD|AUTH|KEY|SMTP/.test(key)
      if (secret)
        expect([name, key, value]).toEqual([name, key, expect.stringMatching(/^\$\{\w+:(-|\?[^}]*)\}$/)])
    }
  }
})

test('a worker has time to settle what it has in hand', () => {
  for (const [, { stop_grace_period: grace, init }] of ours) expect([grace, init]).toEqual(['30s', true])
})

test('the image runs as nobody special, holds no compiler and no tests, and all the code that starts', () => {
  const [, , last = ''] = readSource('Dockerfile').split(/^FROM /m)
  expect(last).toMatch(/^node:24-bookworm-slim\n/)
  expect(last).toMatch(/^USER node$/m)
  expect(last).not.toMatch(/^RUN .*(apt|npm)/m)
  expect(readSource('Dockerfile')).toMatch(/npm ci --omit=dev/)
  const taken = [...readSource('.dockerignore').matchAll(/^!(\S+)$/gm)].map(([, name]) => name ?? '')
  const code = sourceFiles().map((path) => path.split('/')[0] ?? '')
  const left = new Set(code.filter((name) => !taken.includes(name)))
  expect([...left].sort()).toEqual(['.ci', '.dependency-cruiser.cjs', 'tests', 'vitest.config.ts'])
  const there = repositoryFiles().map((path) => path.split('/')[0])
  expect(there).toEqual(expect.arrayContaining(taken))
})
