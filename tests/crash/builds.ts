import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What can be killed. */
export type Kind = 'worker' | 'bot'

/** Files to start, bundled once as run.mjs bundles them at every start: a life must begin within a second. */
export interface Builds {
  worker: string
  bot: string
  judge: string
  preload: string
  /** packages that a kind loads when it starts */
  warm: Record<Kind, string[]>
}

/** Not written out: run.mjs would replace these words here as well. */
const META = ['import', 'meta'].join('.')

/** Bundled code keeps finding the files that stand beside its sources (run.mjs). */
const ownPlace: Plugin = {
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const url = JSON.stringify(pathToFileURL(path).href)
      const folder = JSON.stringify(dirname(path))
      const source = readFileSync(path, 'utf8')
      return {
        contents: source.replaceAll(`${META}.url`, url).replaceAll(`${META}.dirname`, folder),
        loader: 'ts',
      }
    })
  },
}

/** `outdir` must lie inside the repository: packages are found from there. */
export async function buildAll(outdir: string): Promise<Builds> {
  const entryPoints = {
    worker: join(ROOT, 'jobs/main.ts'),
    bot: join(ROOT, 'bot/main.ts'),
    judge: join(ROOT, 'tests/crash/judge/main.ts'),
    preload: join(ROOT, 'tests/crash/victim/preload.ts'),
  }
  const { metafile } = await build({
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [ownPlace],
    metafile: true,
    absWorkingDir: ROOT,
    logLevel: 'error',
  })
  const warm = (kind: Kind) => {
    const output = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`${kind}.mjs`))
    const imports = output?.[1].imports.filter((each) => each.external && each.kind === 'import-statement')
    return [...new Set(imports?.map(({ path }) => path))]
  }
  const [worker, bot, judge, preload] = ['worker', 'bot', 'judge', 'preload'].map((name) =>
    join(outdir, `${name}.mjs`),
  ) as [string, string, string, string]
  return { worker, bot, judge, preload, warm: { worker: warm('worker'), bot: warm('bot') } }
}
