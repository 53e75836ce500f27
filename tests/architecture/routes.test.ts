import { expect, test } from 'vitest'
import { may, type Policy } from '../../domain/identity/who.ts'
import { readSource, sourceFiles } from './tree.ts'

const TABLE = readSource('bot/routes.ts') + readSource('bot/officer-routes.ts')
const rows = TABLE.split('\n').filter((line) => /^\s*\{ name: '/.test(line))
const names = rows.map((row) => /name: '([^']+)'/.exec(row)?.[1] ?? '')

const POLICIES: Record<Policy, true> = {
  anyone: true,
  member: true,
  office: true,
  viewer: true,
  decider: true,
  reader: true,
  inspector: true,
  officer: true,
}

test('the table is read', () => {
  expect(names.length).toBeGreaterThan(30)
  expect(names).toContain('menu')
})

test('no name and no command stands in the table twice', () => {
  const commands = rows.flatMap((row) => /command: '([^']+)'/.exec(row)?.[1] ?? [])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect(commands.filter((command, at) => commands.indexOf(command) !== at)).toEqual([])
})

test('every route says who may', () => {
  const without = rows.filter((row) => !((/who: '([^']+)'/.exec(row)?.[1] ?? '') in POLICIES))
  expect(without).toEqual([])
})

test('a stranger may use nothing but what is for everyone', () => {
  const stranger = { member: undefined, offices: [], grants: [] }
  const open = Object.keys(POLICIES).filter((policy) => may(policy as Policy, stranger))
  expect(open).toEqual(['anyone'])
})

test('every button leads to a route of the table', () => {
  const lost = sourceFiles('bot', 'jobs', 'domain', 'db', 'core').flatMap((file) =>
    [...readSource(file).matchAll(/\broute: '([^']*)'/g)]
      .filter(([, name]) => name !== undefined && name !== '' && !names.includes(name))
      .map(([, name]) => `${file}: ${name}`),
  )
  expect(lost).toEqual([])
})

test('every command of the contract is in the table', () => {
  const everyone = ['start', 'menu', 'help', 'cancel', 'settings', 'privacy', 'ask']
  const people = ['join', 'link', 'card', 'bonus', 'profile', 'transfer', 'leave']
  const chairs = ['office', 'gaps', 'summary', 'applications']
  const officers = ['announce', 'broadcasts', 'report']
  const missing = [...everyone, ...people, ...chairs, ...officers].filter(
    (command) => !TABLE.includes(`command: '${command}'`),
  )
  expect(missing).toEqual([])
})

test('a name leaves room in 64 bytes for an account of arguments', () => {
  // version, colons, a tag of 11, and two ids of the national registry
  const overhead = '1:'.length + ':12345678:12345678:'.length + 11
  expect(names.filter((name) => name.length + overhead > 64)).toEqual([])
})
