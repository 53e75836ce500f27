import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Dialect } from './dialect.ts'

export const SCHEMA_FILE = fileURLToPath(new URL('./schema.prisma', import.meta.url))

/** The schema as one database's own: Prisma wants the provider as a literal, so the second is derived from the first. */
export function schemaText(dialect: Dialect): string {
  const text = readFileSync(SCHEMA_FILE, 'utf8')
  return dialect === 'sqlite' ? text : replaced(text, 'provider = "sqlite"', 'provider = "postgresql"')
}

/** Throws where there is nothing to replace: a schema that was rewritten must not pass for the other database's. */
export function replaced(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`schema.prisma should hold ${from} once`)
  return text.replace(from, to)
}
