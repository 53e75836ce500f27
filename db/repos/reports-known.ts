import { z } from 'zod'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

const SETTING = 'registry.reportsAt'

/** Notes that reports of the whole registry were imported. */
export async function noteReportsImported(write: Db, now: Date): Promise<void> {
  const value = JSON.stringify(now.toISOString())
  await write.setting.upsert({
    where: { name: SETTING },
    create: { name: SETTING, value },
    update: { value },
  })
}

/** When the АИС was last heard of reports of the organisation at `path`: of all, or of a sub-tree that it is in. */
export async function reportsKnownAt(read: Db, path: string): Promise<Date | undefined> {
  const row = await read.setting.findUnique({ where: { name: SETTING } })
  const part = await read.change.findFirst({
    where: {
      ...{ kind: 'import', field: 'stat_reports' },
      orgId: { in: path.split('/').filter(Boolean).map(Number) },
    },
    orderBy: { id: 'desc' },
    select: { changedAt: true },
  })
  const moments = [
    ...(row ? [new Date(z.string().parse(JSON.parse(row.value)))] : []),
    ...(part ? [part.changedAt] : []),
  ]
  return moments.sort((one, other) => other.getTime() - one.getTime())[0]
}
