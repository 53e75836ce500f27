// A thread of its own that counts one broadcast's recipients by state: SELECT in, [[state, rows], …] out.
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const database = new Database(workerData.path, { readonly: true })
const rows = database
  .prepare('SELECT "state", COUNT(*) FROM "Delivery" WHERE "broadcastId" = ? GROUP BY "state"')
  .raw()
  .all(workerData.broadcastId)
database.close()
parentPort?.postMessage(rows)
