import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// The product logs through its logger. Anything on the console is a mistake.
const METHODS = ['log', 'info', 'warn', 'error'] as const

let spies: MockInstance[] = []

beforeEach(() => {
  spies = METHODS.map((method) => vi.spyOn(console, method).mockName(method))
})

afterEach(() => {
  for (const spy of spies) expect(spy, `console.${spy.getMockName()} was called`).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
