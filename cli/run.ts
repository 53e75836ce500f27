import { type Command, Option } from 'commander'
import type { Clock } from '../core/clock.ts'
import { openJobContext } from '../jobs/compose.ts'
import { bindJob } from '../jobs/define-job.ts'
import { jobs } from '../jobs/registry.ts'
import { answer, type CliContext, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { moment } from './parse.ts'

/** Jobs that only write to the database: they need no messenger. */
const PLANNING = [
  ...['gap-reminders', 'weekly-summaries', 'quarterly-analyses'],
  ...['coverage-counts', 'weekly-snapshots', 'duplicates'],
]
const NO_TOKEN = '0:planning-only'

/** `run JOB`: one scheduled job now, until nothing is left to do. */
export function addRun(program: Command): void {
  const names = jobs.map((job) => job.name)
  program
    .command('run')
    .description('run one scheduled job now, until nothing is left to do')
    .argument('<job>', names.join(', '))
    .addOption(new Option('--now <moment>', 'the clock of the job; pace keeps real time').argParser(moment))
    .option('--json', 'print { job, now, planned, sent, skipped, failed, items }')
    .action(async (name: string, options: { now?: Date; json?: boolean }) => {
      if (!names.includes(name))
        throw new WrongUsage(`There is no job ${name}.`, `Jobs: ${names.join(', ')}.`)
      const { now, report } = await withDatabase(async (context) => {
        const clock = options.now ? clockFrom(options.now) : context.clock
        return { now: clock.now(), report: await runJob({ ...context, clock }, name) }
      })
      answer(options.json, { job: name, now: now.toISOString(), ...report }, () => [
        `${name}: planned ${report.planned}, sent ${report.sent}, skipped ${report.skipped}, failed ${report.failed}`,
        ...report.items.map((item) => `${item.account} ${item.org ?? '-'} ${item.kind}`),
      ])
    })
}

async function runJob({ env, log, database, clock }: CliContext, name: string) {
  const plans = PLANNING.includes(name)
  const { TELEGRAM_BOT_TOKEN: token = NO_TOKEN, APP_SECRET: secret = '', TELEGRAM_API_ROOT: apiRoot } = env
  if (!plans && token === NO_TOKEN)
    throw new Failure('TELEGRAM_BOT_TOKEN is not set.', 'Set it, with APP_SECRET, to send messages.')
  const parts = { env, database, log, secret, token, apiRoot, clock }
  const context = await openJobContext(parts, { role: 'cli', alone: false, patient: true })
  const stop = () => context.stop()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const [job] = jobs.filter((each) => each.name === name).map((each) => bindJob(each, context))
    if (!job) throw new WrongUsage(`There is no job ${name}.`)
    return await job.run({})
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await context.close()
  }
}

/** A clock that starts at `start` and runs on. */
function clockFrom(start: Date): Clock {
  const since = performance.now()
  return { now: () => new Date(start.getTime() + performance.now() - since) }
}
