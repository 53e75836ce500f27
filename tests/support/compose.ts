import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const words = z.array(z.string())
const conditions = z.enum(['service_started', 'service_healthy', 'service_completed_successfully'])
const healthcheck = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({
    test: words.min(2),
    interval: z.string(),
    timeout: z.string().optional(),
    retries: z.number().optional(),
    start_period: z.string().optional(),
  }),
])
const service = z.strictObject({
  image: z.string(),
  build: z.literal('.').optional(),
  init: z.boolean().optional(),
  entrypoint: words.optional(),
  command: words.optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.strictObject({ condition: conditions })).default({}),
  healthcheck,
  profiles: words.optional(),
  ports: words.default([]),
  volumes: words.default([]),
  restart: z.enum(['no', 'unless-stopped']),
  shm_size: z.string().optional(),
  stop_grace_period: z.string().optional(),
})
const file = z.strictObject({
  name: z.string(),
  'x-app': z.unknown(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
})
export type Service = z.infer<typeof service>

const SOURCE = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8')
const VARIABLE = /\$\{(\w+)(?::([-?])([^}]*))?\}/g

/** docker-compose.yml as it is written, and the variables that it asks for. */
export const compose = file.parse(parse(SOURCE, { merge: true }))
export const composeVariables = [...SOURCE.matchAll(VARIABLE)].map(([, name = '', kind]) => ({
  name,
  required: kind === '?',
}))

/** A service as Compose would start it, with these variables set. Throws where one that is required is not. */
export function serviceWith(name: string, variables: Record<string, string>): Service {
  const filled = (value: unknown): unknown => {
    if (typeof value === 'string') return interpolate(value, variables)
    if (Array.isArray(value)) return value.map(filled)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each)]))
  }
  return service.parse(filled(compose.services[name]))
}

function interpolate(text: string, variables: Record<string, string>): string {
  return text.replace(VARIABLE, (_, name: string, kind?: string, rest = '') => {
    const value = variables[name]
    if (value) return value
    if (kind === '?') throw new Error(`${name} is required: ${rest}`)
    return kind === '-' ? rest : ''
  })
}
