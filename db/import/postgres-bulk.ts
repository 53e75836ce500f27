import type pg from 'pg'
import { openPostgres } from '../postgres.ts'
import { type Bulk, type SqlValue, storedMoment } from './bulk.ts'

/** Conflicts with others that pass when the work is run again: a serialization failure, a deadlock. */
const PASSING = new Set(['40001', '40P01'])
const ATTEMPTS = 5

const [FLAG, BIGINT, TIMESTAMP] = [16, 20, 1114]

/** Values as SQLite gives them: flags 0 and 1, counts numbers, moments text. */
const types = {
  getTypeParser(oid: number): (text: string) => unknown {
    if (oid === FLAG) return (text) => (text === 't' ? 1 : 0)
    if (oid === TIMESTAMP) return (text) => storedMoment(new Date(`${text.replace(' ', 'T')}Z`))
    return oid === BIGINT || WHOLE.has(oid) ? Number : String
  },
} as pg.CustomTypesConfig
const WHOLE = new Set([21, 23, 26])

interface Prepared {
  text: string
  /** names of the values in their order; undefined where they come one by one */
  names: string[] | undefined
}

/** PostgreSQL for writing many rows. Rows of others are not locked: only whoever wants the same ones has to wait. */
export class PostgresBulk implements Bulk {
  readonly dialect = 'postgres'
  readonly holdMs = 300
  readonly #prepared = new Map<string, Prepared>()

  static async open(url: string, durable: boolean): Promise<PostgresBulk> {
    const client = await openPostgres(url)
    await client.query(`SET synchronous_commit = ${durable ? 'on' : 'off'}; SET statement_timeout = 0;
      SET work_mem = '64MB'; SET temp_buffers = '32MB'; SET TIME ZONE 'UTC'; SET client_min_messages = warning`)
    return new PostgresBulk(client)
  }

  private constructor(private readonly client: pg.Client) {}

  async script(sql: string): Promise<void> {
    await this.client.query(sql)
  }

  async run(sql: string, ...values: SqlValue[]): Promise<number> {
    return (await this.#query(sql, values)).rowCount ?? 0
  }

  async all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]> {
    return (await this.#query(sql, values)).rows as Row[]
  }

  async one<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined> {
    return (await this.all<Row>(sql, ...values))[0]
  }

  /** The rows as lists of their values. */
  async lists(sql: string, ...values: SqlValue[]): Promise<unknown[][]> {
    const { text } = this.#prepare(sql)
    return (await this.client.query({ text, values, types, rowMode: 'array' })).rows
  }

  #query(sql: string, given: readonly SqlValue[]): Promise<pg.QueryResult> {
    const { text, names } = this.#prepare(sql)
    const [named] = given
    const values =
      names && named !== null && typeof named === 'object' ? names.map((name) => named[name]) : [...given]
    return this.client.query({ text, values, types })
  }

  #prepare(sql: string): Prepared {
    const prepared = this.#prepared.get(sql) ?? numbered(sql)
    this.#prepared.set(sql, prepared)
    return prepared
  }

  async transact<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      await this.client.query('BEGIN')
      try {
        const result = await work()
        await this.client.query('COMMIT')
        return result
      } catch (error) {
        // A connection that broke has rolled back by itself.
        await this.client.query('ROLLBACK').catch(() => undefined)
        if (attempt === ATTEMPTS || !PASSING.has(codeOf(error))) throw error
      }
    }
  }

  /** Lets this process answer: nobody else has waited. */
  async rest(): Promise<void> {
    await new Promise(setImmediate)
  }

  close(): Promise<void> {
    return this.client.end()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** `?` and `@name` as the numbers that PostgreSQL knows values by. */
function numbered(sql: string): Prepared {
  const names: string[] = []
  let count = 0
  const text = sql.replace(/\?|@(\w+)/g, (_, name: string | undefined) => {
    if (name === undefined) return `$${++count}`
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  return { text, names: count === 0 && names.length > 0 ? names : undefined }
}
