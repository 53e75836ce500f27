/** An answer with ok = false, in Telegram's own words. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after: number } | { migrate_to_chat_id: number },
  ) {
    super(description)
    this.name = 'ApiError'
  }

  toBody(): Record<string, unknown> {
    const parameters = this.parameters === undefined ? {} : { parameters: this.parameters }
    return { ok: false, error_code: this.code, description: this.description, ...parameters }
  }
}

export const badRequest = (what: string): ApiError => new ApiError(400, `Bad Request: ${what}`)

export const tooManyRequests = (seconds: number): ApiError =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })

export const migrated = (chatId: number): ApiError =>
  new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: chatId,
  })
