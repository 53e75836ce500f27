import { EnvError } from './env.ts'

/** A failure of the machine as Node reports it. */
interface SystemFailure extends Error {
  code: string
  path?: string
  port?: number
}

const FILE_CODES = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENAMETOOLONG']

/** What an operator can put right, as one sentence and what to do; undefined for a fault of the program. */
export function explainFailure(error: unknown): string | undefined {
  if (error instanceof EnvError) return error.message
  if (!isSystemFailure(error)) return undefined
  const { code, path, port } = error
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Set PORT (8080) or SIMULATOR_PORT (8081) to a free one, or stop the other program.`
  if (FILE_CODES.includes(code) && path)
    return `${path} cannot be used (${code}). Check the path, its permissions and the free space.`
  return undefined
}

function isSystemFailure(error: unknown): error is SystemFailure {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
