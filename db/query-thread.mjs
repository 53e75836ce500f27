// A thread of its own for one long SELECT: its text and values in, its rows out.
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const { path, sql, values } = workerData
const database = new Database(path, { readonly: true })
const rows = database.prepare(sql).all(...values)
database.close()
parentPort?.postMessage(rows)
