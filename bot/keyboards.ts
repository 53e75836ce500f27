import type { CallbackCodec } from '../core/callback-data.ts'
import type { Locale } from '../core/i18n.ts'
import { labelText } from '../core/render.ts'
import type { Button, ReplyButton, Screen } from '../core/screen.ts'

/** Whose buttons they are: in which language, and signed for whom. */
interface Presser {
  externalId: string
  locale: Locale
  codec: CallbackCodec
}

export function inlineKeyboard({ buttons = [] }: Screen, presser: Presser) {
  return { inline_keyboard: buttons.map((row) => row.map((button) => inlineButton(button, presser))) }
}

function inlineButton(button: Button, { locale, codec, externalId }: Presser) {
  const text = labelText(button.label, locale)
  if ('url' in button) return { text, url: button.url }
  return {
    text,
    callback_data: codec.encode({ route: button.route, args: (button.args ?? []).map(String) }, externalId),
  }
}

export function replyKeyboard(rows: ReplyButton[][], locale: Locale) {
  const keyboard = rows.map((row) =>
    row.map((button) => {
      const text = labelText(button.label, locale)
      return button.contact ? { text, request_contact: true as const } : { text }
    }),
  )
  return { keyboard, resize_keyboard: true, one_time_keyboard: true }
}
