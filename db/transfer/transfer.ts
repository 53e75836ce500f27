import type { Loader } from './loader.ts'
import { type RowReader, Summing, sumOf, type TableSum } from './reader.ts'
import { TransferRefused } from './refusal.ts'
import { requireSameTables } from './table.ts'

/** How far the numbers of new rows are pushed ahead of those that arrived, by table. */
export type Ahead = Readonly<Record<string, number>>

/** What is done with the rows on their way, or beside them in the same transaction. */
export interface TransferOptions {
  onProgress?: Progress | undefined
  ahead?: Ahead
  setting?: { name: string; value: string } | undefined
}

export type Progress = (done: number, all: number) => void

/**
 * Carries every row from one database to another and compares what arrived. Nothing stays on the other side unless
 * every table there adds up to the same.
 */
export async function transfer(
  from: RowReader,
  to: Loader,
  { onProgress = () => undefined, ahead = {}, setting }: TransferOptions = {},
): Promise<TableSum[]> {
  const tables = await from.tables()
  requireSameTables(tables, await to.reader.tables())
  await to.begin()
  const progress = await progressOf(from, 2, onProgress)
  const sums: TableSum[] = []
  for (const table of tables) {
    const sum = new Summing(table, progress)
    await to.load(table, sum.through(from.lines(table)))
    const last = await from.lastNumber(table)
    const more = ahead[table.name]
    if (last !== undefined || more !== undefined) await to.numberAfter(table, (last ?? 0) + (more ?? 0))
    sums.push(sum.done())
  }
  await to.restoreSchema()
  await requireSums(to.reader, sums, progress)
  if (setting) await to.keepSetting(setting.name, setting.value)
  await to.commit()
  return sums
}

/** What every table holds. */
export async function sumsOf(reader: RowReader, onProgress: Progress = () => undefined): Promise<TableSum[]> {
  const progress = await progressOf(reader, 1, onProgress)
  const sums: TableSum[] = []
  for (const table of await reader.tables()) sums.push(await sumOf(reader, table, progress))
  return sums
}

/** Throws unless the tables hold exactly this. */
export async function requireSums(
  reader: RowReader,
  expected: readonly TableSum[],
  onRows: (rows: number) => void = () => undefined,
): Promise<void> {
  for (const table of await reader.tables()) {
    const found = await sumOf(reader, table, onRows)
    const wanted = expected.find(({ name }) => name === table.name)
    if (found.rows === wanted?.rows && found.checksum === wanted.checksum) continue
    throw new TransferRefused(
      `The table ${table.name} did not arrive as it was: ${wanted?.rows ?? 0} rows left, ${found.rows} came in${
        found.rows === wanted?.rows ? ', not the same ones' : ''
      }. Nothing was kept.`,
      'Check the disks of both sides, then run the command again.',
    )
  }
}

/** Counts rows that are done against all there are; each is passed so many times. */
async function progressOf(reader: RowReader, times: number, onProgress: Progress) {
  let [all, done] = [0, 0]
  for (const table of await reader.tables()) all += (await reader.count(table)) * times
  return (rows: number) => {
    done += rows
    onProgress(done, all)
  }
}
