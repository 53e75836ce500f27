import { type MessageKey, translate } from '../core/i18n.ts'
import type { TextVars } from '../core/screen.ts'

/** Papers and the ticket are read by people in Russia, whatever language their owner has chosen for the chat. */
export function say(key: MessageKey, vars?: TextVars): string {
  return translate('ru', vars ? { key, vars } : { key })
}
