// Generates Prisma's client for each database. `npm ci` ends with it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { replaced, SCHEMA_FILE, schemaText } from './schema-text.ts'

const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
const generate = (schema: string) =>
  execFileSync(process.execPath, [prisma, 'generate', '--schema', schema], { stdio: 'inherit' })

const folder = mkdtempSync(join(tmpdir(), 'pervichka-schema-'))
try {
  const output = JSON.stringify(fileURLToPath(new URL('./generated-postgres', import.meta.url)))
  const derived = join(folder, 'schema.prisma')
  writeFileSync(derived, replaced(schemaText('postgres'), '"./generated"', output))
  generate(SCHEMA_FILE)
  generate(derived)
} finally {
  rmSync(folder, { recursive: true })
}
