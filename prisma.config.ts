import { defineConfig } from 'prisma/config'

// `prisma generate` looks for the schema engine's binary although generating needs none. Any existing file
// ends the search, so that an install reaches for nothing beyond the package registry. Migrations are applied
// by the same engine as WebAssembly: db/migrate.ts.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({ schema: 'db/schema.prisma' })
