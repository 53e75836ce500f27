/** An answer with ok = false, in Telegram's own words. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly retryAfter?: number,
  ) {
    super(description)
    this.name = 'ApiError'
  }

  toBody(): Record<string, unknown> {
    const parameters = this.retryAfter === undefined ? {} : { parameters: { retry_after: this.retryAfter } }
    return { ok: false, error_code: this.code, description: this.description, ...parameters }
  }
}

export const badRequest = (what: string): ApiError => new ApiError(400, `Bad Request: ${what}`)

export const tooManyRequests = (seconds: number): ApiError =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, seconds)
