// A thread of its own for long SELECTs: the text and values of one in, its rows out, until there is nothing more to ask.
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const database = new Database(workerData.path, { readonly: true })
parentPort?.on('message', (query) => {
  if (query) {
    parentPort?.postMessage(rowsOf(query))
    return
  }
  database.close()
  parentPort?.close()
})

function rowsOf({ sql, values }) {
  try {
    return database.prepare(sql).all(...values)
  } catch (error) {
    // The library's own kind of error loses its words between two threads.
    throw new Error(`a read apart failed: ${error.message}`, { cause: error.code })
  }
}
