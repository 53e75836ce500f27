import { type Command, InvalidArgumentError, Option } from 'commander'
import { type GenerateOptions, generateRegistry, SCALES } from '../db/import/generate-registry.ts'
import { answer } from './context.ts'
import { Failure, WrongUsage } from './failure.ts'
import { day, wholeNumber } from './options.ts'
import { progressBar } from './progress-bar.ts'

interface Options extends GenerateOptions {
  json?: boolean
}

/** `generate`: a synthetic registry as CSV files. */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('write a synthetic registry as the CSV files that import reads')
    .addOption(new Option('--scale <scale>', 'how much').choices(SCALES).makeOptionMandatory())
    .option('--fraction <F>', 'national only: each total times F, above 0 up to 1', fraction)
    .requiredOption('--seed <N>', 'same seed, same bytes', wholeNumber)
    .requiredOption('--out <DIR>', 'folder of the files; made where it is missing')
    .option('--as-of <DATE>', 'the day that the registry shows', day, '2022-11-21')
    .option('--json', 'print { files: [{ path, rows }] }')
    .action(async ({ json, ...options }: Options) => {
      if (options.fraction !== undefined && options.scale !== 'national') {
        throw new WrongUsage('--fraction goes with --scale national only.', 'Leave it out.')
      }
      const result = await run(options)
      answer(json, result, () => result.files.map(({ path, rows }) => `${path}  ${rows} rows`))
    })
}

async function run(options: GenerateOptions) {
  const bar = progressBar('rows')
  try {
    return await generateRegistry({ ...options, onProgress: bar.at })
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new Failure(
      `${options.out} cannot be written (${error.message}).`,
      'Check the folder, its permissions and the room on the disk.',
    )
  } finally {
    bar.end()
  }
}

function fraction(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('It must be above 0 and at most 1.')
  return value
}
