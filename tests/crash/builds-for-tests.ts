import { join } from 'node:path'
import { TEST_BUILDS } from '../support/database.ts'
import { type Builds, buildAll } from './builds.ts'

let builds: Promise<Builds> | undefined

/** Bundled once for all tests of this process; removed when the run ends. */
export function testBuilds(): Promise<Builds> {
  builds ??= buildAll(join(TEST_BUILDS, String(process.pid)))
  return builds
}
