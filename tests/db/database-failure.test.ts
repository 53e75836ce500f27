import { expect, test } from 'vitest'
import { isDatabaseFull, isDatabaseGone } from '../../db/database-failure.ts'

/** As Prisma passes on what its adapter was told. */
const passedOn = (originalCode: string) =>
  Object.assign(new Error('Raw query failed'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode } } },
  })

/** As it names by itself what the adapter has no code for. */
const named = (kind: string) =>
  Object.assign(new Error('Raw query failed. Code: `N/A`'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { kind } } },
  })

test.each([
  passedOn('57P01'),
  passedOn('08006'),
  Object.assign(new Error('Can’t reach database server'), { code: 'P1001' }),
  ...[
    'ConnectionClosed',
    'DatabaseNotReachable',
    'SocketTimeout',
    'TlsConnectionError',
    'TooManyConnections',
  ].map(named),
  new Error('Connection terminated unexpectedly'),
])('a server that went away is told from a mistake: %s', (error) => {
  expect([isDatabaseGone(error), isDatabaseFull(error)]).toEqual([true, false])
})

test.each([passedOn('SQLITE_FULL'), passedOn('53100')])('a full disk is told from a mistake: %s', (error) => {
  expect([isDatabaseGone(error), isDatabaseFull(error)]).toEqual([false, true])
})

test.each([passedOn('23505'), passedOn('SQLITE_CONSTRAINT'), new TypeError('x is undefined')])(
  'a mistake is none of both: %s',
  (error) => {
    expect([isDatabaseGone(error), isDatabaseFull(error)]).toEqual([false, false])
  },
)
