import { type Command, InvalidArgumentError, Option } from 'commander'
import { generateRegistry, SCALES } from '../db/import/generate-registry.ts'
import { answer, progress } from './context.ts'
import { WrongUsage } from './failure.ts'
import { day, wholeNumber } from './options.ts'

interface Options {
  scale: string
  fraction?: number
  seed: number
  out: string
  asOf: string
  json?: boolean
}

/** `generate`: a synthetic registry as CSV files. */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('write a synthetic registry as the CSV files that import reads')
    .addOption(
      new Option('--scale <scale>', 'how much').choices([...SCALES, 'national']).makeOptionMandatory(),
    )
    .option('--fraction <F>', 'national only: each total times F, above 0 up to 1', fraction)
    .requiredOption('--seed <N>', 'same seed, same bytes', wholeNumber)
    .requiredOption('--out <DIR>', 'folder of the files; made where it is missing')
    .option('--as-of <DATE>', 'the day that the registry shows', day, '2022-11-21')
    .option('--json', 'print { files: [{ path, rows }] }')
    .action(async (options: Options) => {
      const scale = SCALES.find((one) => one === options.scale)
      if (!scale) throw new WrongUsage('--scale national is not available yet.', 'Use demo or region.')
      if (options.fraction !== undefined) throw new WrongUsage('--fraction goes with --scale national only.')
      const onProgress = (rows: number) => progress(`${rows} rows written`)
      const result = await generateRegistry({ ...options, scale, onProgress })
      answer(options.json, result, () => result.files.map(({ path, rows }) => `${path}  ${rows} rows`))
    })
}

function fraction(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('It must be above 0 and at most 1.')
  return value
}
