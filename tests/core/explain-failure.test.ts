import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { explainFailure } from '../../core/explain-failure.ts'

test('a folder that is a file is named with what to do', () => {
  try {
    writeFileSync('/etc/hostname/x', '')
  } catch (error) {
    expect(explainFailure(error)).toBe(
      '/etc/hostname/x cannot be used (ENOTDIR). Check the path, its permissions and the free space.',
    )
  }
  expect.assertions(1)
})

test('a port that is taken is named with the variables that choose it', async () => {
  const listen = (port: number) =>
    new Promise<{ server: ReturnType<typeof createServer>; error?: Error }>((resolve) => {
      const server = createServer()
      server.once('error', (error) => resolve({ server, error }))
      server.listen(port, '127.0.0.1', () => resolve({ server }))
    })
  const { server } = await listen(0)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { error } = await listen(port)
  server.close()
  expect(explainFailure(error)).toContain(`Port ${port} is taken`)
  expect(explainFailure(error)).toContain('SIMULATOR_PORT')
})

test('a fault of the program is not explained away', () => {
  expect(explainFailure(new TypeError('x is not a function'))).toBeUndefined()
})
