// One worker of tests/bench/workers.ts as a process of its own: opens, says so, and sends what is due when it is told.
import { once } from 'node:events'
import { openDatabase } from '../../db/client.ts'
import { runBroadcasts } from '../../jobs/broadcasts/run-broadcasts.ts'
import { openBench } from './delivery-world.ts'

const [url = '', redisUrl = '', apiRoot = ''] = process.argv.slice(2)
/** Above what any messenger allows: the engine is measured, not the pace. */
const RATE = 100_000

const database = await openDatabase(url)
const context = await openBench(database, apiRoot, RATE, redisUrl)
process.send?.('ready')
await once(process, 'message')
const { sent } = await runBroadcasts(context)
await context.close()
await database.close()
process.send?.({ sent })
process.disconnect()
