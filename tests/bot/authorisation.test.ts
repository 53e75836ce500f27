import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Dialogues } from '../../bot/dialogue.ts'
import { Dispatcher } from '../../bot/dispatch.ts'
import { createFeatures } from '../../bot/features.ts'
import { createRoutes } from '../../bot/routes.ts'
import type { Input, Reply } from '../../bot/turn.ts'
import { translate } from '../../core/i18n.ts'
import { screenHtml } from '../../core/render.ts'
import { whoIs } from '../../db/repos/accounts.ts'
import { readSource, sourceFiles } from '../architecture/tree.ts'
import { TEST_DIALECT } from '../support/database.ts'
import { NOW } from '../support/join-chat.ts'
import { makeTurn } from '../support/turn.ts'
import { PRESSES, pressOf } from './authorisation/presses.ts'
import type { World } from './authorisation/restored.ts'
import { ME, ROLES, seedWorld } from './authorisation/world.ts'

const FILE = fileURLToPath(new URL('./authorisation.txt', import.meta.url))
const OWN = { org: '4', id: '1', above: '3' }
const FOREIGN = { org: '7', id: '2', above: '6' }
const ROLE_NAMES = Object.keys(ROLES)
/** Nothing of the foreign place is ever shown, refused or not. */
const FOREIGN_WORDS = /Чужакова|Колледж «Вымышленный»/
/** Who is shown nobody of the own school either. */
const WITHOUT_PEOPLE = ['stranger', 'limited', 'ended', 'unlisted', 'aboveEnded', 'revoked']

/** What says no, whatever else is on the screen. */
const NO = ['common.forbidden', 'common.stale', 'lists.head']

interface Line {
  name: string
  input: Input
}

function linesOf(routes: Array<{ name: string; command?: string }>): Line[] {
  const press = (name: string, at: typeof OWN, where: string): Line => ({
    name: `${name} ${where}`.trim(),
    input: { kind: 'press', action: { route: name, args: pressOf(name)(at) } },
  })
  return routes.flatMap(({ name, command }) => [
    ...(command
      ? [{ name: `/${command}`, input: { kind: 'command' as const, name: command, payload: '' } }]
      : []),
    ...(name in PRESSES
      ? [press(name, OWN, '(own)'), press(name, FOREIGN, '(foreign)')]
      : [press(name, OWN, '')]),
  ])
}

/** `·` refused and nothing changed, `r` shown, `W` written. */
async function column(
  role: string,
  world: World,
  dispatcher: Dispatcher,
  lines: readonly Line[],
): Promise<string[]> {
  const { database } = world
  const marks: string[] = []
  const today = '2022-11-21'
  for (const { name, input } of lines) {
    const who = await whoIs(database.read, ME, today)
    const turn = makeTurn({ accountId: ME, externalId: String(1000 + ME), who, input, now: NOW, today })
    const reply = await dispatcher.handle(turn)
    const written = world.undo()
    const words = wordsOf(reply)
    if (role !== 'admin') expect(words, `${name}, ${role}`).not.toMatch(FOREIGN_WORDS)
    if (WITHOUT_PEOPLE.includes(role)) expect(words, `${name}, ${role}`).not.toContain('Своякова')
    marks.push(written ? 'W' : refuses(reply) ? '·' : 'r')
  }
  return marks
}

function refuses({ note, screen }: Reply): boolean {
  const keys = [note?.key, screen?.text.key, ...(screen?.more ?? []).map(({ key }) => key)]
  return (!note && !screen) || keys.some((key) => key !== undefined && NO.includes(key))
}

function wordsOf({ screen, note }: Reply): string {
  const labels = (screen?.buttons ?? []).flat().map(({ label }) => translate('ru', label))
  return [screen && screenHtml(screen, 'ru'), note && translate('ru', note), ...labels].join('\n')
}

function asText(lines: readonly Line[], columns: readonly string[][]): string {
  const width = Math.max(...lines.map(({ name }) => name.length)) + 2
  const head = `${''.padEnd(width)}${ROLE_NAMES.map((role) => role.padEnd(11)).join('')}`
  const rows = lines.map(
    ({ name }, at) =>
      `${name.padEnd(width)}${columns.map((marks) => (marks[at] ?? '?').padEnd(11)).join('')}`,
  )
  return `${[head, ...rows].map((row) => row.trimEnd()).join('\n')}\n`
}

test.skipIf(TEST_DIALECT === 'postgres')(
  'who may do what is as the reviewed file says (UPDATE_AUTHORISATION=1 writes it anew)',
  { timeout: 300_000 },
  async () => {
    const columns: string[][] = []
    let lines: Line[] = []
    for (const role of ROLE_NAMES) {
      const world = await seedWorld(role)
      const { database } = world
      const deps = {
        database,
        dialogues: new Dialogues(database),
        secret: 'x'.repeat(32),
        botName: () => 'bot',
      }
      const features = createFeatures(deps, { rate: 30, timeZone: 'Europe/Moscow' })
      const routes = createRoutes(features)
      lines = linesOf(routes)
      columns.push(await column(role, world, new Dispatcher(routes, features.dialogue.freeText), lines))
      world.close()
    }
    const text = asText(lines, columns)
    if (process.env['UPDATE_AUTHORISATION']) writeFileSync(FILE, text)
    expect(text.split('\n')).toEqual(readFileSync(FILE, 'utf8').split('\n'))
  },
)

test('what messages of jobs and rules carry is pressed at both places', () => {
  const carried = sourceFiles('jobs', 'domain', 'db').flatMap((file) =>
    [...readSource(file).matchAll(/route: '([^']+)',\s*args: \[(?!')/g)].map(([, route]) => route ?? ''),
  )
  expect(carried.length).toBeGreaterThan(10)
  expect(carried.filter((route) => !(route in PRESSES) && route !== 'profile.status')).toEqual([])
})
