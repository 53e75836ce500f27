import { EnvError, readEnv } from '#core/env.ts'
import { startSimulator } from './server.ts'

/** `npm run simulator`: the local Bot API and its chat page, and nothing else. */
async function main(): Promise<void> {
  const env = readEnv(process.env)
  const simulator = await startSimulator({
    host: env.SIMULATOR_HOST,
    port: env.SIMULATOR_PORT,
    stateFile: 'data/simulator.json',
  })
  process.stdout.write(`${simulator.url}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)))
  }
}

main().catch((error: unknown) => {
  const message = error instanceof EnvError || error instanceof Error ? error.message : String(error)
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
})
