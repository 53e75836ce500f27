import { existsSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type Env, EnvError, readEnv } from '../../core/env.ts'
import { pathOf } from '../../db/database-file.ts'
import { migrationStanding } from '../../db/migrate.ts'
import { shownAddress } from '../address.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const MB = 1024 ** 2
const GB = 1024 ** 3
/** With less than this the next import, or a day of a large broadcast, fills the disk. */
const LITTLE_SPACE = GB
/** With less than this the write-ahead log of one checkpoint may not fit any more. */
const NO_SPACE = GB / 10

/** The environment, or what is wrong in it. No value is told, only names. */
export function examineEnvironment(source: NodeJS.ProcessEnv): { env?: Env; finding: Finding } {
  try {
    const env = readEnv(source)
    const names = ['TELEGRAM_BOT_TOKEN', 'WEBHOOK_URL', 'REDIS_URL', 'HTTPS_PROXY'] as const
    const given = names.filter((name) => env[name] !== undefined)
    return { env, finding: ok('environment', `readable; set: ${given.join(', ') || 'nothing but defaults'}`) }
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    return {
      finding: fail('environment', error.problems.join(' '), 'Correct it; nothing else was looked at.'),
    }
  }
}

/** Can the database be opened, and has it the tables of this version? Nothing is made and nothing is migrated. */
export async function examineDatabase({ DATABASE_URL: url }: Pick<Env, 'DATABASE_URL'>): Promise<Finding[]> {
  const path = pathOf(url)
  if (path !== undefined && !existsSync(path))
    return [fail('database', `there is none at ${path}`, 'Set DATABASE_URL, or make it by "cli migrate".')]
  try {
    const standing = await migrationStanding(url)
    return [ok('database', `opens: ${path ?? shownAddress(url)}`), migrations(standing)]
  } catch (error) {
    const reason = error instanceof EnvError ? error.message : 'it cannot be read'
    return [fail('database', reason, 'Without it nothing else can be looked at.')]
  }
}

function migrations({ missing, later }: { missing: string[]; later: string[] }): Finding {
  if (missing.length > 0)
    return fail(
      'migrations',
      `${missing.length} are missing, the first is ${missing[0]}`,
      'Run "cli migrate".',
    )
  if (later.length > 0)
    return fail(
      'migrations',
      `the database is of a later version: it has ${later.at(-1)}`,
      'Run that version of the program.',
    )
  return ok('migrations', 'current')
}

/** The space left beside a SQLite file. */
export async function examineDisk({ DATABASE_URL: url }: Pick<Env, 'DATABASE_URL'>): Promise<Finding> {
  const path = pathOf(url)
  if (path === undefined) return ok('disk', "PostgreSQL's own, which is not seen from here")
  const { bavail, bsize } = await statfs(dirname(resolve(path)))
  const { size } = await stat(path)
  return judgeSpace(bavail * bsize, size)
}

/** A backup beside the file needs as much space as the file. */
export function judgeSpace(free: number, size: number): Finding {
  const says = `${inUnits(free)} free beside a database of ${inUnits(size)}`
  if (free < NO_SPACE) return fail('disk', says, 'Make room now: when it is full nobody is answered.')
  if (free < LITTLE_SPACE || free < size)
    return warn('disk', says, 'Make room: an import or a backup beside it may not fit.')
  return ok('disk', says)
}

function inUnits(bytes: number): string {
  return bytes < GB ? `${Math.ceil(bytes / MB)} MB` : `${(bytes / GB).toFixed(1)} GB`
}
