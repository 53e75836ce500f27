// Both clients of the one schema: Prisma wants the provider as a literal, so the second schema is written from the first.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))

const postgres = readFileSync(path('schema.prisma'), 'utf8')
  .replace('provider = "sqlite"', 'provider = "postgresql"')
  .replace('output       = "./generated"', 'output       = "./generated-postgres"')
writeFileSync(path('schema.postgres.prisma'), postgres)

for (const schema of ['schema.prisma', 'schema.postgres.prisma']) {
  const prisma = fileURLToPath(new URL('../node_modules/prisma/build/index.js', import.meta.url))
  const { status } = spawnSync(process.execPath, [prisma, 'generate', '--schema', path(schema)], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
