import type Sqlite from 'better-sqlite3'

/** Statements of a connection that stay prepared: those of all repositories, and some whose text varies. */
const KEPT = 500

type Values = readonly unknown[]

/** A statement with its values, as Prisma's adapter uses it: bound, then asked once. */
class Bound {
  readonly reader: boolean

  constructor(
    private readonly statement: Sqlite.Statement<unknown[]>,
    private readonly values: Values,
  ) {
    this.reader = statement.reader
  }

  columns() {
    return this.statement.columns()
  }

  raw() {
    this.statement.raw(true)
    return { all: () => this.statement.all(...this.values) }
  }

  run() {
    return this.statement.run(...this.values)
  }
}

/**
 * Keeps the statements of `connection` prepared. The adapter prepares each one anew, which takes longer than most of them
 * take to run; and it binds values for good, so that a kept statement must be given them with each call.
 */
export function keepPrepared(connection: Sqlite.Database): void {
  const prepare = connection.prepare.bind(connection)
  const kept = new Map<string, Sqlite.Statement<unknown[]>>()
  const reuse = (sql: string) => {
    const statement = kept.get(sql) ?? prepare<unknown[]>(sql)
    // Put last again: what was not asked for the longest goes first.
    kept.delete(sql)
    kept.set(sql, statement)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return { bind: (values: Values) => new Bound(statement, values), run: () => statement.run() }
  }
  Object.assign(connection, { prepare: reuse })
}
