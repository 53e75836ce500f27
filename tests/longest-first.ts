import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Begun last, one of these would leave the other cores idle. */
const LONGEST = [
  'tests/crash/short.test.ts',
  'tests/crash/joining.test.ts',
  'tests/registry/import-interrupted.test.ts',
  'tests/bot/inbox-kill.test.ts',
  'tests/jobs/delivery.test.ts',
  'tests/bot/chair-change.test.ts',
]

/** What is known to be long begins first, whether or not this machine has run it before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(relative(this.ctx.config.root, moduleId))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}
