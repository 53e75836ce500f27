import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { generateRegistry, printedRegions } from '../../db/import/generate-registry.ts'
import { countRegistry } from './count-registry.ts'
import { regionFigures, tableFigures, unionFigures, unknownNumbers } from './decree-figures.ts'

const AS_OF = '2022-11-21'
const GOLDEN = new URL('../registry/data/golden.csv', import.meta.url)

/** Writes the whole national registry, counts it and says where it differs from the decree. */
async function benchNationalRegistry(seed: number) {
  const out = mkdtempSync(join(tmpdir(), 'pervichka-national-'))
  try {
    const began = performance.now()
    const { files } = await generateRegistry({ scale: 'national', seed, out, asOf: AS_OF })
    const seconds = (performance.now() - began) / 1000
    const peakMb = process.resourceUsage().maxRSS / 1024
    const counts = await countRegistry(out, AS_OF)
    const printed = printedRegions()
    const union = [...unionFigures(counts), ...tableFigures(counts, printed)]
    const compared = [...union, ...regionFigures(counts, printed)]
    const golden: Array<{ id: string; formula: string }> = parse(readFileSync(GOLDEN), {
      columns: true,
      bom: true,
    })
    return {
      seed,
      seconds,
      peakMb,
      countSeconds: (performance.now() - began) / 1000 - seconds,
      files: files.map(({ path, rows }) => ({ file: basename(path), rows, bytes: statSync(path).size })),
      compared: compared.length,
      differs: compared.filter(({ counted, decree }) => counted !== decree),
      unknownNumbers: unknownNumbers(golden, counts, union),
    }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

const result = await benchNationalRegistry(Number(process.argv[2] ?? 1))
process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
process.exitCode = result.differs.length > 0 || result.unknownNumbers.length > 0 ? 1 : 0
