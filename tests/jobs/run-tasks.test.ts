import { expect, test } from 'vitest'
import { runTasks, type Task } from '../../jobs/sender/run-tasks.ts'

const never = () => false

/** A task that is due once, and goes on until it is let go. */
function longTask() {
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const state = { begun: false, ended: false }
  const task: Task = {
    name: 'long',
    isDue: async () => !state.begun,
    run: async () => {
      state.begun = true
      await held
      state.ended = true
    },
  }
  return { task, state, letGo: () => letGo() }
}

test('a database that is away while messages are on their way ends no run: the next would take them for unsent', async () => {
  const { task, state, letGo } = longTask()
  let looks = 0
  const look = async () => {
    looks += 1
    if (looks === 1) return [task]
    setImmediate(letGo)
    if (looks === 2) throw new Error('away')
    return [task]
  }
  await runTasks(look, never)
  expect(looks).toBeGreaterThan(2)
  expect(state.ended).toBe(true)
})

test('a database that is away while nothing is on its way fails the run, which is tried again', async () => {
  const away = async () => {
    throw new Error('away')
  }
  await expect(runTasks(away, never)).rejects.toThrow('away')
})
