import type { CallbackCodec } from '../../core/callback-data.ts'
import type { Locale } from '../../core/i18n.ts'
import { offerText } from '../../core/offer-text.ts'
import { labelText, plainHtml, screenHtml } from '../../core/render.ts'
import type { Button, Screen } from '../../core/screen.ts'
import type { InlineKeyboard, Rendered } from './ports.ts'

/** A screen in a person's language and Telegram's terms; its buttons are signed for that person. */
export function renderScreen(
  screen: Screen,
  locale: Locale,
  externalId: string,
  codec: CallbackCodec,
): Rendered {
  const html = screenHtml(screen, locale)
  const markup = markupOf(screen, locale, externalId, codec)
  return markup ? { html, markup } : { html }
}

/** An admin's own words with simple marks. */
export function renderPlain(text: string): Rendered {
  return { html: plainHtml(text) }
}

/** An offer of partners: it says that it is advertising, and how to be rid of it. */
export function renderOffer(
  text: string,
  locale: Locale,
  externalId: string,
  codec: CallbackCodec,
): Rendered {
  const screen: Screen = {
    text: { key: 'offers.head' },
    buttons: [[{ label: { key: 'offers.stop' }, route: 'offers', args: ['ad'] }]],
  }
  const markup = markupOf(screen, locale, externalId, codec)
  return { html: plainHtml(offerText(text, locale)), ...(markup && { markup }) }
}

function markupOf(
  screen: Screen,
  locale: Locale,
  externalId: string,
  codec: CallbackCodec,
): InlineKeyboard | undefined {
  if (!screen.buttons || screen.buttons.length === 0) return undefined
  const row = (buttons: Button[]) => buttons.map((button) => inlineButton(button, locale, externalId, codec))
  return { inline_keyboard: screen.buttons.map(row) }
}

function inlineButton(
  button: Button,
  locale: Locale,
  externalId: string,
  codec: CallbackCodec,
): InlineKeyboard['inline_keyboard'][number][number] {
  const face = { text: labelText(button.label, locale), ...(button.style && { style: button.style }) }
  if ('url' in button) return { ...face, url: button.url }
  const action = { route: button.route, args: (button.args ?? []).map(String) }
  return { ...face, callback_data: codec.encode(action, externalId) }
}
