import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../db/client.ts'
import { findDuplicates } from '../db/counts/find-duplicates.ts'
import { refreshCounts } from '../db/counts/refresh-counts.ts'
import { generateRegistry } from '../db/import/generate-registry.ts'
import { importRegistry } from '../db/import/import-registry.ts'
import { isDemo, markDemo } from '../db/repos/settings.ts'
import { grantDemoRoles } from './roles.ts'

const SEED = 3
/** The day the decree's figures are of. */
const AS_OF = '2022-11-21'

/** The demo's database: filled when it is empty, left as it is when it is the demo's. Throws for any other. */
export async function ensureDemo(database: Database, say: (line: string) => void): Promise<void> {
  if (await isDemo(database.read)) return
  if ((await database.read.organisation.count()) > 0 || (await database.read.account.count()) > 0) {
    throw new Error(
      'TELEGRAM_BOT_TOKEN is not set, and this database is not a demo. Set the token of your bot (from @BotFather), or name an empty database in DATABASE_URL to see the demo.',
    )
  }
  say('First start: filling the demo registry. This takes a few seconds.')
  const folder = mkdtempSync(join(tmpdir(), 'pervichka-demo-'))
  try {
    await generateRegistry({ scale: 'demo', seed: SEED, out: folder, asOf: AS_OF })
    await importRegistry(database, [folder], { now: new Date() })
    await grantDemoRoles(database, new Date())
    await findDuplicates(database.write, AS_OF, new Date())
    await refreshCounts(database.write, { today: new Date().toISOString().slice(0, 10) })
    await markDemo(database.write)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
