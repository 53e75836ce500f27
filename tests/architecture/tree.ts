import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Files that git knows or would take, without what it ignores; deleted ones are left out. */
export function repositoryFiles(): string[] {
  const list = (...args: string[]) =>
    execFileSync('git', ['ls-files', '-z', ...args], { cwd: ROOT, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean)
  const deleted = new Set(list('--deleted'))
  return list('--cached', '--others', '--exclude-standard').filter((file) => !deleted.has(file))
}

/** Our own code: what biome and tsc read. */
export function sourceFiles(...folders: string[]): string[] {
  const code = repositoryFiles().filter((file) => /\.(ts|cjs|mjs|js)$/.test(file))
  return folders.length === 0 ? code : code.filter((file) => folders.some((f) => file.startsWith(`${f}/`)))
}

export function readSource(file: string): string {
  return readFileSync(`${ROOT}${file}`, 'utf8')
}
