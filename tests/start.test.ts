import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freshDatabase } from './support/database.ts'
import { seedPerson } from './support/join-chat.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

test('without a token, a database that is not the demo’s is left alone and the token is asked for', async () => {
  const database = await freshDatabase()
  await seedPerson(database, 1)
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATABASE_URL: database.url,
      SIMULATOR_PORT: '0',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const [code] = await once(child, 'close')
  expect(said).toContain('TELEGRAM_BOT_TOKEN')
  expect(code).not.toBe(0)
  expect(code).not.toBeNull()
  expect(await database.read.organisation.count()).toBe(0)
})
