import type { MessageKey } from '../../../core/i18n.ts'
import type { Text } from '../../../core/screen.ts'
import type { Reason } from '../../../db/repos/delivery-reasons.ts'

/** Reasons that the engine writes into rows, as people are told them. */
const WORDS: Record<string, MessageKey> = {
  blocked: 'reason.blocked',
  deactivated: 'reason.deactivated',
  expired: 'reason.expired',
  cancelled: 'reason.cancelled',
  no_consent: 'reason.no_consent',
  switched_off: 'reason.switched_off',
  frequency_cap: 'reason.frequency_cap',
  chat_not_found: 'reason.chat_not_found',
  too_long: 'reason.too_long',
  telegram_400: 'reason.refused',
  not_renderable: 'reason.refused',
  method_missing: 'reason.refused',
  token_refused: 'reason.token_refused',
  timeout: 'reason.connection',
  worker_died: 'reason.connection',
  garbled_answer: 'reason.connection',
  network: 'reason.connection',
  too_old: 'reason.too_old',
  no_message: 'reason.no_message',
}

export function reasonText(code: string): Text {
  const known = WORDS[code]
  if (known) return { key: known }
  if (code.startsWith('server_')) return { key: 'reason.server' }
  if (/^(e[a-z]+|und_err_.*)$/.test(code)) return { key: 'reason.connection' }
  return { key: 'reason.other', vars: { code } }
}

/** «бот заблокирован — 8, чат не найден — 2»; undefined where there is nothing to say. */
export function reasonList(reasons: readonly Reason[]): Text | undefined {
  const texts = reasons
    .filter(({ reason }) => reason !== '')
    .slice(0, 3)
    .map(
      ({ reason, count }): Text => ({
        key: 'announce.whyOne',
        vars: { reason: reasonText(reason), count },
      }),
    )
  return texts.reduceRight<Text | undefined>(
    (rest, first) => (rest ? { key: 'announce.whyMore', vars: { first, rest } } : first),
    undefined,
  )
}

/** The same in brackets, after a count; the empty text where there is nothing to say. */
export function inBrackets(reasons: readonly Reason[]): Text {
  const list = reasonList(reasons)
  return list ? { key: 'announce.whyList', vars: { list } } : { key: 'common.plain', vars: { text: '' } }
}
