import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { Provider } from './provider.ts'

/** Prisma's own schema engine, as WebAssembly: it needs no binary of its own, so migrating works offline. */
export async function withEngine<T>(
  { schema, connect }: Provider,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  bindings ??= instantiate()
  const { SchemaEngine } = await bindings
  const opened: SqlDriverAdapter[] = []
  const files: [string, string][] = [[schema.path, schema.content]]
  const adapters = bindMigrationAwareSqlAdapterFactory(remembering(connect(), opened))
  try {
    return await work(await SchemaEngine.new({ datamodels: files }, () => undefined, adapters))
  } finally {
    for (const adapter of opened) await adapter.dispose()
  }
}

/** The engine leaves its connections open; an open one would keep the database locked. */
function remembering(
  factory: SqlMigrationAwareDriverAdapterFactory,
  opened: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    opened.push(adapter)
    return adapter
  }
  return factory
}

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

/** One instance a process: the bindings keep views of its memory. */
let bindings: Promise<Bindings> | undefined

async function instantiate(): Promise<Bindings> {
  const module = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(file.replace(/\.js$/, '.wasm'))
  const imports = withFreeTimers(module)
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': imports as never })
  const wasm = instance.exports as { __wbindgen_start(): void }
  module.__wbg_set_wasm(wasm)
  wasm.__wbindgen_start()
  return module
}

/** The engine never takes back the timer by which it would give up: a command that is done would wait 10 s for it. */
function withFreeTimers(module: object): object {
  const free = ([name, call]: [string, unknown]) => {
    if (!name.startsWith('__wbg_setTimeout') || typeof call !== 'function') return [name, call]
    return [name, (...args: unknown[]) => call(...args).unref()]
  }
  return Object.fromEntries(Object.entries(module).map(free))
}
