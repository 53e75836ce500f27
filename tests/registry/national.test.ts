import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { generateRegistry } from '../../db/import/generate-registry.ts'
import { FILE_KINDS, type FileKind } from '../../domain/registry/row-schemas.ts'
import { countRegistry, type RegistryCounts } from '../bench/count-registry.ts'
import { unionFigures } from '../bench/decree-figures.ts'
import { freshDatabase } from '../support/database.ts'
import { AS_OF, folder, importFrom } from './registry-folder.ts'

const FRACTION = 0.01

let path: string
let counts: RegistryCounts

beforeAll(async () => {
  path = mkdtempSync(join(tmpdir(), 'pervichka-national-'))
  await generateNational(path)
  counts = await countRegistry(path, AS_OF)
  return () => rmSync(path, { recursive: true, force: true })
})

function generateNational(out: string, seed = 1, fraction = FRACTION) {
  return generateRegistry({ scale: 'national', fraction, seed, out, asOf: AS_OF })
}

function rowsOf(kind: FileKind): Array<Record<string, string>> {
  return parse(readFileSync(join(path, `${kind}.csv`)), { columns: true })
}

test('the same seed writes the same bytes, another seed others', async () => {
  const [again, other] = [folder(), folder()]
  await generateNational(again)
  await generateNational(other, 2)
  const read = (out: string, kind: FileKind) => readFileSync(join(out, `${kind}.csv`))
  for (const kind of FILE_KINDS) expect(read(again, kind).equals(read(path, kind)), kind).toBe(true)
  expect(read(other, 'members').equals(read(path, 'members'))).toBe(false)
})

/** The upper organisations are as many in the smallest union; a whole number cannot be half printed. */
const WHOLE = ['union', 'regional', 'okrug']

test('each total is its share of the decree’s', () => {
  const wrong = unionFigures(counts).filter(({ figure, counted, decree }) => {
    const share = WHOLE.includes(figure) ? decree : decree * FRACTION
    return counted === undefined || Math.abs(counted - share) >= 1
  })
  expect(wrong.filter(({ figure }) => !figure.startsWith('passes'))).toEqual([])
})

test('parts sum up to their whole', () => {
  const { all } = counts
  const sum = (...names: string[]) => names.reduce((total, name) => total + all.of(name), 0)
  expect(sum('status.working', 'status.student', 'status.pensioner', 'status.')).toBe(all.of('members'))
  expect(sum('primary.access', 'primary.noAccess', 'primary.closed')).toBe(all.of('primary'))
  expect(sum('territorial.access', 'territorial.noAccess')).toBe(all.of('territorial'))
})

test('the import takes every row', async () => {
  const database = await freshDatabase()
  const first = await importFrom(database, path)
  expect(first.files.map(({ rejected }) => rejected)).toEqual(first.files.map(() => 0))
  expect(first.files.find(({ kind }) => kind === 'members')).toMatchObject({ inserted: 27_301 })
})

test('every kind of gap, probable duplicates and shared phones are there', () => {
  const primaries = rowsOf('organisations').filter((row) => row['level'] === 'primary')
  const columns = ['chair_full_name', 'chair_phone', 'chair_email', 'chair_email_consent', 'term_to']
  for (const column of [...columns, 'education_kind', 'employed_count', 'employer_head', 'dues_account']) {
    expect(primaries.filter((row) => row[column] === '').length, column).toBeGreaterThan(0)
  }
  expect(primaries.some((row) => row['is_legal_entity'] === '1' && row['inn'] === '')).toBe(true)
  const members = rowsOf('members')
  const repeated = (values: string[]) => values.length - new Set(values).size
  const named = members.filter((row) => row['birth_date'])
  const people = named.map(
    (row) => `${row['last_name']} ${row['first_name']} ${row['middle_name']} ${row['birth_date']}`,
  )
  expect(repeated(people)).toBeGreaterThanOrEqual(Math.floor(27_301 / 800) - 1)
  expect(repeated(people)).toBeLessThan(27_301 / 200)
  expect(repeated(members.flatMap((row) => row['phone'] || []))).toBeGreaterThan(50)
})

test('a generation that fails leaves no file behind', async () => {
  const out = folder()
  const failing = generateRegistry({
    scale: 'national',
    fraction: FRACTION,
    seed: 1,
    out,
    asOf: AS_OF,
    onProgress: () => {
      throw new Error('enough')
    },
  })
  await expect(failing).rejects.toThrow('enough')
  expect(readdirSync(out)).toEqual([])
})

test('a file that cannot be written fails the generation, and the others are not left', async () => {
  const out = folder()
  mkdirSync(join(out, 'members.csv.unfinished'))
  await expect(generateNational(out)).rejects.toThrow('EISDIR')
  expect(readdirSync(out)).toEqual(['members.csv.unfinished'])
})
