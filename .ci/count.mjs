// Adds up what the runners reported. A step that failed without a failed test counts as one failure.
import { existsSync, readFileSync } from 'node:fs'

const reports = ['unit', 'services', 'browser', 'crash'].map((name) => `.reports/${name}.json`)
let passed = 0
let failed = 0
for (const report of reports) {
  if (!existsSync(report)) continue
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests
  if (!success && numFailedTests === 0) failed += 1
}
const failedSteps = Number(process.argv[2] ?? 0)
if (failedSteps > 0 && failed === 0) failed = failedSteps
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
