import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './builds.ts'
import type { Result } from './run-scenario.ts'

const SHOWN = 5

const list = (counts: { [name: string]: number }) =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, n]) => `${name} ${n}`)
    .join(' · ') || 'none'

const count = (wrong: string[], pattern: RegExp) => wrong.filter((each) => pattern.test(each)).length

/** What is said of one scenario. */
export function report(result: Result, kills: number): string {
  const { scenario, seed, tally, verdict, wrong, people, seconds } = result
  const { unknown } = verdict
  const lines = [
    `\n${wrong.length === 0 ? '✓' : '✗'} ${scenario.name} (${seconds.toFixed(0)} s)`,
    `  kills     ${tally.kills}: ${list(tally.byVictim)} | ${list(tally.byPoint)}`,
    `            stopped by SIGTERM ${tally.stops}, ended by themselves ${tally.restarts}`,
    `  states    ${list(verdict.states)}`,
    `  judge     ambiguous answers ${verdict.ambiguousAnswers}, refused ${verdict.refused}, 429 ${verdict.throttled}`,
    `  unknown   ${unknown.killed} of a killed epoch, ${unknown.ambiguous} of an ambiguous answer; ` +
      `reached nobody ${unknown.reachedNobody}, reached the person ${unknown.reachedOnce}`,
    `            claims left by the killed ${tally.claimsLost}, at most ${tally.largestWindow} by one`,
    `  doubles   allowed ${verdict.doublesAllowed}, not allowed ${count(wrong, /^a double/)}`,
    `  lost      ${count(wrong, /lost|never planned|never delivered/)}`,
    ...(scenario.bots > 0 ? [`  people    ${people} joined, each once`] : []),
    ...wrong.slice(0, SHOWN).map((each) => `  ! ${each}`),
    ...(wrong.length > SHOWN ? [`  ! and ${wrong.length - SHOWN} more`] : []),
    ...(wrong.length > 0
      ? [`  again: npm run test:crash -- --seed ${seed} --kills ${kills} --only '${scenario.name}'`]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

/** The whole, for people and (.reports/crash.json) for programs. Returns whether anything failed. */
export function writeReport(
  results: Result[],
  run: { seed: string; kills: number; folder: string },
): boolean {
  const failed = results.filter(({ wrong }) => wrong.length > 0)
  const sum = (of: (result: Result) => number) => results.reduce((total, result) => total + of(result), 0)
  const killed = sum(({ tally }) => tally.kills)
  const states: { [state: string]: number } = {}
  for (const { verdict } of results)
    for (const [state, n] of Object.entries(verdict.states)) states[state] = (states[state] ?? 0) + n
  process.stdout.write(
    `\nseed ${run.seed} · ${killed} kills · ${list(states)} · doubles allowed ${sum(({ verdict }) => verdict.doublesAllowed)}` +
      ` · not allowed ${sum(({ wrong }) => count(wrong, /^a double/))}` +
      ` · lost ${sum(({ wrong }) => count(wrong, /lost|never planned|never delivered/))}` +
      ` · unknown ${states['unknown'] ?? 0}\n${results.length - failed.length} passed, ${failed.length} failed\n`,
  )
  if (failed.length > 0) process.stdout.write(`logs and databases: ${run.folder}\n`)
  const folder = join(ROOT, '.reports')
  mkdirSync(folder, { recursive: true })
  const scenarios = results.map(({ scenario, tally, verdict, wrong, people, seconds }) => ({
    name: scenario.name,
    ...{ seconds, people, kills: tally.kills, byVictim: tally.byVictim, byPoint: tally.byPoint },
    ...{ claimsLost: tally.claimsLost, largestWindow: tally.largestWindow, stops: tally.stops },
    verdict: { ...verdict, wrong: undefined },
    wrong,
  }))
  const totals = { numPassedTests: results.length - failed.length, numFailedTests: failed.length }
  const whole = { seed: run.seed, kills: killed, ...totals, success: failed.length === 0, scenarios }
  writeFileSync(join(folder, 'crash.json'), `${JSON.stringify(whole, null, 2)}\n`)
  return failed.length > 0
}
