import { expect, test } from 'vitest'
import { MACHINE, Watch } from '../../db/worker.ts'

const epoch = (beat: number, holder = 'jobs@elsewhere#7/x') => ({
  ...{ epoch: 2, holder, beat },
  // an hour off: clocks of other machines are not believed
  heartbeatAt: new Date(Date.now() + 3_600_000),
})

test('a worker of another machine is dead when its heartbeat stands still, whatever its clock says', () => {
  let now = 0
  const watch = new Watch(() => now)
  expect(watch.look([epoch(1)], 1)).toEqual([])
  now = 14_000
  expect(watch.look([epoch(2)], 1)).toEqual([])
  now = 28_000
  expect(watch.look([epoch(2)], 1)).toEqual([])
  now = 30_000
  expect(watch.look([epoch(2)], 1)).toEqual([2])
})

test('one of this machine is dead as soon as its process is gone', () => {
  const watch = new Watch(() => 0)
  expect(watch.look([epoch(1, `jobs@${MACHINE}#4194303/x`)], 1)).toEqual([2])
})
