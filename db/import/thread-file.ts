import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'

const ENTRY = fileURLToPath(new URL('./staging-worker.ts', import.meta.url))
const FOLDER = fileURLToPath(new URL('../../.build', import.meta.url))

let bundle: Promise<string> | undefined

/** The program of the reading thread as one file: made once a process, so that the thread loads no compiler. */
export function threadFile(): Promise<string> {
  bundle ??= makeBundle()
  return bundle
}

async function makeBundle(): Promise<string> {
  const outfile = `${FOLDER}/staging-worker.${process.pid}.mjs`
  await build({
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  await stop()
  process.once('exit', () => rmSync(outfile, { force: true }))
  return outfile
}
