import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBot } from '../../bot/start.ts'
import { systemClock } from '../../core/clock.ts'
import { readEnv } from '../../core/env.ts'
import { createLogger } from '../../core/logger.ts'
import { openDatabase } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { ensureDemo } from '../../demo/fill.ts'
import { PEOPLE } from '../../simulator/people.ts'
import { startSimulator } from '../../simulator/server.ts'
import { Visitor } from '../../simulator/visitor.ts'

const REPLIES = 60
const ANNA = 1002
const SECRET = 'a secret that only the bench knows, long'

/** Milliseconds from the press of «Мой билет» to the picture: known to the messenger already, and drawn anew. */
export async function cardReplies(): Promise<{ cached: number[]; drawn: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-bench-card-'))
  const url = `file:${join(folder, 'demo.db')}`
  await migrate(url)
  const database = await openDatabase(url)
  await ensureDemo(database, () => undefined)
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, people: PEOPLE, limits: false })
  const env = readEnv({ PORT: '0', LOG_LEVEL: 'silent', TELEGRAM_API_ROOT: simulator.url })
  const parts = {
    token: '1000000000:bench',
    secret: SECRET,
    apiRoot: simulator.url,
    database,
    clock: systemClock,
  }
  const bot = await startBot({ env, ...parts, log: createLogger('silent') })
  const anna = new Visitor(simulator, ANNA)
  let last = 0
  const picture = async () => {
    await anna.send('/menu')
    last = (await anna.waitFor((message) => message.id > last && message.text.startsWith('Меню'))).id
    const from = performance.now()
    const shown = anna.waitFor((message) => message.id > last && message.photo !== undefined)
    await anna.press('Мой билет')
    last = (await shown).id
    return performance.now() - from
  }
  const measure = async (before: () => Promise<unknown>) => {
    const taken: number[] = []
    for (let each = 0; each < REPLIES; each += 1) {
      await before()
      taken.push(await picture())
    }
    return taken.toSorted((one, other) => one - other)
  }
  await picture()
  const cached = await measure(async () => undefined)
  const drawn = await measure(() => database.write.sentPicture.deleteMany())
  await bot.close()
  await simulator.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
  return { cached, drawn }
}
