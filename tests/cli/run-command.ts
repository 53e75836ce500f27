import { vi } from 'vitest'
import { runCli } from '../../cli/run-cli.ts'

/** Runs a command line and catches what it writes. */
export async function cli(...argv: string[]) {
  const written = { out: '', err: '' }
  const catchInto = (name: 'out' | 'err') => (text: unknown) => {
    written[name] += String(text)
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(catchInto('out'))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(catchInto('err'))
  try {
    const code = await runCli(argv)
    return { code, ...written }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}
