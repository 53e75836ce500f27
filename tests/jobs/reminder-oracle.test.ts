import { expect, test } from 'vitest'
import { transact } from '../../db/unit-of-work.ts'
import { planReminders } from '../../jobs/reminders/plan-reminders.ts'
import { type JobBench, jobBench } from './job-bench.ts'
import { expected, type Told } from './oracle/naive.ts'
import { buildHistories, DICE, type Dice, happen } from './oracle/world.ts'

/** ORACLE_RUNS=10000 is the long run; ORACLE_SEED repeats one that failed. */
const RUNS = Number(process.env['ORACLE_RUNS'] ?? 60)
const SEED = Number(process.env['ORACLE_SEED'] ?? 2022)
/** Histories that share a database and a clock. */
const TOGETHER = 500
const JOB_RUNS = 40
const HOUR_MS = 3_600_000

test(`reminders agree with a naive oracle on ${RUNS} histories of fields, clocks, chairs, imports and missed runs`, async () => {
  let messages = 0
  for (let from = 0; from < RUNS; from += TOGETHER) {
    const seed = SEED + from
    messages += await play(await jobBench(), Math.min(TOGETHER, RUNS - from), DICE(seed), seed)
  }
  expect(messages).toBeGreaterThan(RUNS)
}, 3_600_000)

/** Returns how many messages were planned. */
async function play(bench: JobBench, count: number, dice: Dice, seed: number): Promise<number> {
  const { database, context, setClock } = bench
  const histories = await buildHistories(database, count, dice)
  let at = Date.parse('2022-11-21T06:00:00Z')
  let seen = 0
  for (let run = 0; run < JOB_RUNS; run++) {
    const now = new Date(at)
    await transact(database, async (tx) => {
      for (const office of histories.flat()) if (dice() < 0.12) await happen(tx, office, dice, now)
    })
    setClock(now.toISOString())
    await planReminders(context)
    const rows = await database.read.outboxMessage.findMany({
      where: { id: { gt: seen } },
      orderBy: { id: 'asc' },
    })
    seen = rows.at(-1)?.id ?? seen
    const wrong = differences(expected(histories, now), rows.map(toTold))
    expect(wrong, `seed ${seed}, run ${run} at ${now.toISOString()}`).toEqual([])
    at += stride(dice) * HOUR_MS
  }
  return seen
}

/** Twice at once, an hour later, the next day at another hour, and now and then after days of silence. */
function stride(dice: Dice): number {
  const roll = dice()
  if (roll < 0.05) return 0
  if (roll < 0.35) return 1 + Math.floor(dice() * 4)
  if (roll < 0.85) return 18 + Math.floor(dice() * 14)
  return 24 * (2 + Math.floor(dice() * 9))
}

interface Row {
  accountId: number
  orgId: number | null
  kind: string
  screen: string
}

function toTold({ accountId: account, orgId, kind, screen }: Row): Told {
  const { text, more = [] } = JSON.parse(screen)
  const org = orgId ?? 0
  if (kind === 'gap.digest')
    return { account, org, what: `${text.vars.count} of ${text.vars.total}, ${text.vars.days} days` }
  const fields: string[] = more.flatMap((line: { vars?: { field?: object } }) =>
    [...JSON.stringify(line.vars?.field ?? {}).matchAll(/"passport\.(\w+)"/g)].map(
      ([, field]) => field ?? '',
    ),
  )
  return { account, org, what: fields.sort().join(' ') }
}

function differences(wanted: Told[], planned: Told[]): string[] {
  const lines = (told: Told[]) => told.map(({ account, org, what }) => `${account} at ${org}: ${what}`).sort()
  const [must, is] = [lines(wanted), lines(planned)]
  return [
    ...must
      .filter((line, at) => !is.includes(line) || must.indexOf(line) !== at)
      .map((line) => `missing: ${line}`),
    ...is
      .filter((line, at) => !must.includes(line) || is.indexOf(line) !== at)
      .map((line) => `too much: ${line}`),
  ].slice(0, 10)
}
