import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runCli } from '../../cli/run-cli.ts'
import type { Database } from '../../db/client.ts'
import { soundRegistry } from '../consistency/rule-world.ts'
import { folder } from '../registry/registry-folder.ts'

let database: Database
let said = { out: '', err: '' }

beforeEach(async () => {
  database = await soundRegistry()
  vi.stubEnv('DATABASE_URL', database.url)
  said = { out: '', err: '' }
  for (const [stream, name] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ] as const)
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said[name] += String(text)
      return true
    })
  await database.write.term.updateMany({ where: { id: { in: [5, 9] } }, data: { email: null } })
  await database.write.member.update({ where: { id: 51 }, data: { status: null } })
})

afterEach(() => vi.unstubAllEnvs())

const DAY = ['--as-of', '2022-11-21']
const json = () => JSON.parse(said.out)

test('rules counts what is broken in a sub-tree, worst first', async () => {
  expect(await runCli(['rules', '--org', 'o2', '--json', ...DAY])).toBe(0)
  expect(json()).toMatchObject({
    org: { aisId: 'o2' },
    rules: [
      { code: 'member_without_status', count: 1, organisations: 1, severity: 'serious' },
      { code: 'email_missing', count: 1 },
    ],
  })
})

test('rules CODE lists organisations; members only by the id of their card', async () => {
  expect(await runCli(['rules', 'member_without_status', '--json', ...DAY])).toBe(0)
  expect(json()).toMatchObject({ count: 1, rows: [{ org: { aisId: 'o5' }, member: 'm51' }] })
  expect(said.out).not.toContain('Небылицын')
})

test('rules CODE writes CSV and XLSX', async () => {
  const [csv, xlsx] = [join(folder(), 'list.csv'), join(folder(), 'list.xlsx')]
  expect(await runCli(['rules', 'email_missing', '--csv', csv, ...DAY])).toBe(0)
  expect(readFileSync(csv, 'utf8').trim().split('\n')).toHaveLength(3)
  expect(await runCli(['rules', 'email_missing', '--xlsx', xlsx, ...DAY])).toBe(0)
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK')
  expect(await runCli(['rules', 'email_missing', '--xlsx', '/no/such/folder/x.xlsx', ...DAY])).toBe(1)
})

test('an unknown rule or organisation is one line; --csv without a rule is wrong usage', async () => {
  expect(await runCli(['rules', 'nonsense'])).toBe(1)
  expect(await runCli(['rules', '--org', 'nowhere'])).toBe(1)
  expect(await runCli(['rules', '--csv', 'x.csv'])).toBe(2)
  expect(said.err.trim().split('\n')).toHaveLength(3)
})

test('rules --replace keeps what an admin says, and names what is wrong in it', async () => {
  const file = join(folder(), 'rules.json')
  writeFileSync(file, '{ "email_missing": { "severity": "awful" } }')
  expect(await runCli(['rules', '--replace', file])).toBe(1)
  expect(said.err).toContain('email_missing.severity')
  writeFileSync(file, '{ "email_missing": { "off": true } }')
  expect(await runCli(['rules', '--replace', file])).toBe(0)
  said.out = ''
  await runCli(['rules', '--json', ...DAY])
  expect(json().rules.map(({ code }: { code: string }) => code)).toEqual(['member_without_status'])
})

test('coverage names the broken rules', async () => {
  expect(await runCli(['coverage', '--org', 'o2', '--json', ...DAY])).toBe(0)
  expect(json().rules).toEqual([
    { code: 'member_without_status', count: 1 },
    { code: 'email_missing', count: 1 },
  ])
})

test('readiness says who filed and what stops the others', async () => {
  expect(await runCli(['readiness', '--form', '5-СП', '--org', 'o2', '--json', ...DAY])).toBe(0)
  expect(json()).toMatchObject({ form: '5-СП', date: '2022-10-01', states: { filed_auto: 3 } })
  expect(
    json()
      .children.map(({ org }: { org: { aisId: string } }) => org.aisId)
      .sort(),
  ).toEqual(['o3', 'o4'])
  expect(await runCli(['readiness', '--form', '9-СП'])).toBe(1)
  expect(await runCli(['readiness'])).toBe(2)
  const xlsx = join(folder(), 'ready.xlsx')
  expect(await runCli(['readiness', '--form', '2-СП', '--xlsx', xlsx, ...DAY])).toBe(0)
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK')
})
