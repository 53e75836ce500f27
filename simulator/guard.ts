import type { FastifyRequest } from 'fastify'
import { ApiError } from './api-error.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host)
}

/** Refuses what a foreign page could send from the visitor's browser: a rebound name, or a request across origins. */
export function checkOrigin(request: FastifyRequest): void {
  const host = request.headers.host ?? ''
  if (!isLoopback(hostname(`http://${host}`)))
    throw new ApiError(403, 'Forbidden: the simulator answers on a loopback name only')
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host}`)
    throw new ApiError(403, 'Forbidden: foreign origin')
  const site = request.headers['sec-fetch-site']
  const isNavigation = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate'
  if (site === 'cross-site' && !isNavigation) throw new ApiError(403, 'Forbidden: foreign origin')
}

function hostname(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
