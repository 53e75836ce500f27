import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ProxyAgent, request } from 'undici'
import { z } from 'zod'
import type { Fetched, FileSource } from './ports.ts'

const TIMEOUT_MS = 60_000

const answerSchema = z.object({
  ok: z.boolean(),
  description: z.string().default(''),
  result: z.object({ file_path: z.string().optional() }).optional(),
})

/** Files of the Bot API. No more than was asked for is ever read, whatever a server says of the size. */
export function createTelegramFiles(options: {
  token: string
  apiRoot: string
  proxy?: string | undefined
}): FileSource {
  const { token, apiRoot, proxy } = options
  const dispatcher = proxy ? new ProxyAgent(proxy) : undefined
  const get = (path: string) =>
    request(new URL(path, apiRoot), {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(dispatcher && { dispatcher }),
    })

  /** The path of a file, or why there is none. */
  async function pathOf(fileId: string): Promise<string | Fetched> {
    const { body } = await get(`/bot${token}/getFile?file_id=${encodeURIComponent(fileId)}`)
    const { ok, description, result } = answerSchema.parse(await body.json())
    if (ok && result?.file_path) return result.file_path
    if (/too big/.test(description)) return { kind: 'too_big' }
    return { kind: /invalid file|wrong file|not found|temporarily/i.test(description) ? 'gone' : 'away' }
  }

  return {
    async fetch(fileId, path, most) {
      try {
        const found = await pathOf(fileId)
        if (typeof found !== 'string') return found
        const { statusCode, body } = await get(`/file/bot${token}/${found}`)
        if (statusCode !== 200) {
          await body.dump()
          return { kind: statusCode === 404 ? 'gone' : 'away' }
        }
        const hash = createHash('sha256')
        await pipeline(body, measured(most, hash), createWriteStream(path))
        return { kind: 'here', digest: hash.digest('hex') }
      } catch (error) {
        return { kind: error instanceof TooBig ? 'too_big' : 'away' }
      }
    },
  }
}

class TooBig extends Error {}

function measured(most: number, hash: ReturnType<typeof createHash>): Transform {
  let bytes = 0
  return new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length
      hash.update(piece)
      done(bytes > most ? new TooBig() : null, piece)
    },
  })
}
