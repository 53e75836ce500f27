import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Builds, buildAll, ROOT } from './builds.ts'

const folder = join(ROOT, '.build', `crash-tests-${process.pid}`)
let builds: Promise<Builds> | undefined

/** Bundled once for all tests of this process. */
export function testBuilds(): Promise<Builds> {
  builds ??= bundle()
  return builds
}

function bundle(): Promise<Builds> {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return buildAll(folder)
}
