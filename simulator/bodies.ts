import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { badRequest } from './api-error.ts'
import type { Upload } from './methods/call.ts'

/** The largest upload that Telegram takes is 50 MB; a little more is read so that the answer says so. */
const LARGEST_FILE = 51 * 1024 * 1024
const LARGEST_FIELD = 1024 * 1024

export async function registerBodies(app: FastifyInstance): Promise<void> {
  await app.register(formbody, { bodyLimit: LARGEST_FIELD })
  await app.register(multipart, { limits: { fileSize: LARGEST_FILE, fieldSize: LARGEST_FIELD, files: 20 } })
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => parseJson(body),
  )
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => ({}))
}

function parseJson(body: string): unknown {
  if (body.trim() === '') return {}
  try {
    return JSON.parse(body)
  } catch {
    throw badRequest("can't parse request JSON")
  }
}

export interface Input {
  params: Record<string, unknown>
  uploads: Map<string, Upload>
}

/** Parameters of a call from its address and its body, whatever the encoding. */
export async function readInput(request: FastifyRequest): Promise<Input> {
  const params: Record<string, unknown> = { ...asRecord(request.query), ...asRecord(request.body) }
  const uploads = new Map<string, Upload>()
  if (!request.isMultipart()) return { params, uploads }
  for await (const part of request.parts()) {
    if (part.type === 'field') params[part.fieldname] = part.value
    else
      uploads.set(part.fieldname, {
        name: part.filename || 'file',
        type: part.mimetype,
        bytes: await part.toBuffer(),
      })
  }
  return { params, uploads }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
