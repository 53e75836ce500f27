import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { ZodError } from 'zod'
import {
  changeSetting,
  keptSetting,
  SETTING_NAMES,
  type SettingName,
  settingHistory,
  shippedSetting,
  toSettingName,
  undoSetting,
} from '../db/repos/kept-settings.ts'
import { transact } from '../db/unit-of-work.ts'
import { answer, type CliContext, withDatabase } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'

interface Options {
  json?: boolean
}

/** `settings`: the tables that an admin may replace without a release, with their history. */
export function addSettings(program: Command): void {
  const settings = program
    .command('settings')
    .description(`tables that replace the shipped ones: ${SETTING_NAMES.join(', ')}`)
  settings
    .command('list')
    .description('every setting, and whether the shipped one is in force')
    .option('--json', 'print [{ name, replaced }]')
    .action(async (options: Options) => {
      const rows = await withDatabase(({ database }) =>
        Promise.all(
          SETTING_NAMES.map(async (name) => ({
            name,
            replaced: (await keptSetting(database.read, name)) !== undefined,
          })),
        ),
      )
      answer(options.json, rows, () =>
        rows.map(({ name, replaced }) => `${name} ${replaced ? 'replaced' : 'as shipped'}`),
      )
    })
  settings
    .command('get')
    .description('what is in force, as JSON: the file to change and to give to "settings set"')
    .argument('<name>', SETTING_NAMES.join(', '))
    .action(async (given: string) => {
      const name = nameOf(given)
      const value = await withDatabase(({ database }) => keptSetting(database.read, name))
      process.stdout.write(`${JSON.stringify(value ?? shippedSetting(name), null, 2)}\n`)
    })
  changing(settings.command('set'), 'put the JSON of a file in force')
    .argument('<file>')
    .action(async (given: string, file: string, options: Options) => {
      const name = nameOf(given)
      const json = await readJson(file)
      await change(name, options, ({ database, clock }) =>
        transact(database, (tx) => changeSetting(tx, name, json, { accountId: null, now: clock.now() })),
      )
    })
  changing(settings.command('reset'), 'put the shipped table in force again').action(
    (given: string, options: Options) => {
      const name = nameOf(given)
      return change(name, options, ({ database, clock }) =>
        transact(database, (tx) => changeSetting(tx, name, undefined, { accountId: null, now: clock.now() })),
      )
    },
  )
  changing(settings.command('undo'), 'bring back what stood there before the last change').action(
    (given: string, options: Options) => {
      const name = nameOf(given)
      return change(name, options, ({ database, clock }) =>
        transact(database, (tx) => undoSetting(tx, name, { accountId: null, now: clock.now() })),
      )
    },
  )
  settings
    .command('history')
    .description('who changed it and when, newest first')
    .argument('<name>', SETTING_NAMES.join(', '))
    .option('--json', 'print [{ at, source, value }]; value null: the shipped one')
    .action(async (given: string, options: Options) => {
      const name = nameOf(given)
      const rows = await withDatabase(({ database }) => settingHistory(database.read, name))
      const printed = rows.map(({ at, source, value }) => ({
        ...{ at: at.toISOString(), source },
        value: value === null ? null : JSON.parse(value),
      }))
      answer(options.json, printed, () =>
        rows.length === 0
          ? [`${name} was never changed.`]
          : rows.map(({ at, source, value }) => `${at.toISOString()} ${source} ${value ?? 'as shipped'}`),
      )
    })
}

function changing(command: Command, what: string): Command {
  return command
    .description(what)
    .argument('<name>', SETTING_NAMES.join(', '))
    .option('--json', 'print { name, changed }')
}

async function change(
  name: SettingName,
  options: Options,
  work: (context: CliContext) => Promise<boolean>,
): Promise<void> {
  const changed = await withDatabase(async (context) => {
    try {
      return await work(context)
    } catch (error) {
      if (!(error instanceof ZodError)) throw error
      const issue = error.issues[0]
      throw new Failure(
        `${name} cannot be so: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'wrong'}.`,
        `"settings get ${name}" prints one that can.`,
      )
    }
  })
  answer(options.json, { name, changed }, () => [
    changed
      ? `${name} is changed; it counts from now on. "settings undo ${name}" takes it back.`
      : `${name} is as it was.`,
  ])
}

function nameOf(given: string): SettingName {
  const name = toSettingName(given)
  if (!name) throw new WrongUsage(`There is no setting ${given}.`, `Settings: ${SETTING_NAMES.join(', ')}.`)
  return name
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Failure(`${file} cannot be read as JSON: ${why}.`, 'Give a file such as "settings get" prints.')
  }
}
