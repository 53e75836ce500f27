import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { removeOfDeadRuns } from '../support/dead-runs.ts'
import { folderOf, processesOfDeadRuns } from './leftovers.ts'

/** A program that stands in the folder of a run, and has begun. */
async function standingIn(folder: string, command: string, args: string[]): Promise<number | undefined> {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await once(child.stdout, 'data')
  return child.pid
}

function folderOfRun(pid: number): string {
  const folder = mkdtempSync(folderOf(pid))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The number of a process that has ended. */
const deadPid = () => spawnSync('true').pid
const NODE = ['-e', 'console.log(1); setInterval(() => {}, 1e6)']

test('of what stands in the folder of a dead run only what the suite starts is ended: nobody loses their shell', async () => {
  const folder = folderOfRun(deadPid())
  const node = await standingIn(folder, process.execPath, NODE)
  const shell = await standingIn(folder, 'sh', ['-c', 'echo 1; kill -STOP $$'])
  const found = processesOfDeadRuns()
  expect(found).toContain(node)
  expect(found).not.toContain(shell)
})

test('what belongs to a run that goes on is left alone', async () => {
  const node = await standingIn(folderOfRun(process.pid), process.execPath, NODE)
  expect(processesOfDeadRuns()).not.toContain(node)
})

test('folders of dead runs are removed, and no other', () => {
  const place = mkdtempSync(join(tmpdir(), 'pervichka-dead-runs-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  const [own, dead, other] = [`tests-${process.pid}`, `tests-${deadPid()}`, `tests-of-${deadPid()}`].map(
    (name) => join(place, name),
  ) as [string, string, string]
  for (const folder of [own, dead, other]) mkdirSync(join(folder, '1'), { recursive: true })
  removeOfDeadRuns(own)
  expect([own, dead, other].map((folder) => existsSync(folder))).toEqual([true, false, true])
})
