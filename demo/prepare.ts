import { readEnv } from '../core/env.ts'
import { run } from '../core/run.ts'
import { openDatabase } from '../db/client.ts'
import { migrate } from '../db/migrate.ts'
import { ensureDemo } from './fill.ts'

// Migrates the database and, without a token, fills the demo; then ends, and gives its memory back.
await run(async () => {
  const env = readEnv(process.env)
  await migrate(env.DATABASE_URL)
  if (env.TELEGRAM_BOT_TOKEN) return
  const database = await openDatabase(env.DATABASE_URL)
  try {
    await ensureDemo(database, (line) => process.stderr.write(`${line}\n`))
  } finally {
    await database.close()
  }
})
