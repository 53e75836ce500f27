import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { generateRegistry } from '../../db/import/generate-registry.ts'
import demo from '../../domain/registry/data/demo.json' with { type: 'json' }
import { parseRow } from '../../domain/registry/parse-row.ts'
import { FILE_KINDS, type FileKind } from '../../domain/registry/row-schemas.ts'
import { AS_OF, demoFolder, folder } from './registry-folder.ts'

function rowsOf(path: string, kind: FileKind): Array<Record<string, string>> {
  return parse(readFileSync(join(path, `${kind}.csv`)), { columns: true })
}

test('the same seed writes the same bytes, another seed others', async () => {
  const [first, again, other] = [await demoFolder(7), await demoFolder(7), await demoFolder(8)]
  for (const kind of FILE_KINDS) {
    const read = (path: string) => readFileSync(join(path, `${kind}.csv`))
    expect(read(again).equals(read(first)), kind).toBe(true)
  }
  const members = (path: string) => readFileSync(join(path, 'members.csv'))
  expect(members(other).equals(members(first))).toBe(false)
})

test('every row of the demo passes the checks of the import', async () => {
  const path = await demoFolder()
  for (const kind of FILE_KINDS) {
    for (const row of rowsOf(path, kind)) expect(parseRow(kind, row, AS_OF)).toHaveProperty('row')
  }
})

test('the demo is the union, 82 organisations and one region with its members', async () => {
  const organisations = rowsOf(await demoFolder(), 'organisations')
  const count = (level: string) => organisations.filter((row) => row['level'] === level).length
  expect([count('union'), count('regional'), count('okrug'), count('territorial')]).toEqual([1, 80, 2, 8])
  expect(organisations.filter((row) => row['level'] === 'primary' && !row['removed_on'])).toHaveLength(200)
})

test('the demo has every kind of gap', async () => {
  const path = await demoFolder()
  const primaries = rowsOf(path, 'organisations').filter((row) => row['level'] === 'primary')
  const gaps = [
    'chair_full_name',
    'term_to',
    'chair_email',
    'chair_email_consent',
    'short_name',
    'employer_head',
  ]
  for (const column of [...gaps, 'education_kind', 'employed_count', 'dues_account']) {
    expect(primaries.filter((row) => row[column] === '').length, column).toBeGreaterThan(0)
  }
  expect(primaries.some((row) => row['is_legal_entity'] === '1' && row['inn'] === '')).toBe(true)
  expect(primaries.some((row) => row['is_legal_entity'] === '1' && row['inn'] !== '')).toBe(true)
  expect(primaries.some((row) => row['term_to'] !== '' && (row['term_to'] ?? '') < AS_OF)).toBe(true)
  const members = rowsOf(path, 'members')
  for (const ticket of ['none', 'requested', 'produced', 'issued', 'refused', 'reissue']) {
    expect(
      members.some((row) => row['ticket_status'] === ticket),
      ticket,
    ).toBe(true)
  }
  const refused = members.filter((row) => row['ticket_status'] === 'refused')
  expect(new Set(refused.map((row) => row['app_installed']))).toEqual(new Set(['0', '1']))
  const people = members.map((row) => `${row['last_name']} ${row['first_name']} ${row['birth_date']}`)
  expect(new Set(people).size).toBeLessThan(people.length)
})

test('four offices and one member are linked from the start', async () => {
  const accounts = rowsOf(await demoFolder(), 'accounts')
  expect(accounts.map((row) => row['office_org_ais_id']).filter(Boolean)).toHaveLength(4)
  expect(accounts.map((row) => row['member_ais_id']).filter(Boolean)).toEqual([demo.aisIds.annaMember])
})

test('the scale of one region is 1 500 primaries and 60 000 members', async () => {
  const out = folder()
  const { files } = await generateRegistry({ scale: 'region', seed: 1, out, asOf: AS_OF })
  expect(files.map(({ path }) => path)).toContain(join(out, 'members.csv'))
  const members = rowsOf(out, 'members').filter((row) => row['left_on'] === '')
  const primaries = rowsOf(out, 'organisations').filter(
    (row) => row['level'] === 'primary' && !row['removed_on'],
  )
  expect([members.length, primaries.length]).toEqual([60_000, 1500])
})
