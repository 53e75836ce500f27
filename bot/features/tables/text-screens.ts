import { type Locale, type MessageKey, shippedText, type Texts } from '../../../core/i18n.ts'
import { LONGEST_OWN_TEXT, type OwnTextFault } from '../../../core/own-texts.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'

export const FIND = 'own-text-find'
export const EDIT = 'own-text'

/** As much of a text as tells it from others on a button. */
const LABEL_CHARS = 45

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const TO_TEXTS: Button = { label: { key: 'ownTexts.find' }, route: 'texts.find' }
const TO_TABLE: Button = { label: { key: 'tables.toList' }, route: 'tables' }
const toText = (key: MessageKey): Button => ({ label: { key: 'common.back' }, route: 'text', args: [key] })

export function askPhraseScreen(): Screen {
  return { text: { key: 'ownTexts.ask' }, buttons: [[TO_TABLE, HOME]] }
}

/** What was found; the next words that are typed are looked for next. */
export function foundScreen(keys: readonly MessageKey[], locale: Locale, own: Texts): Screen {
  return {
    text: { key: keys.length > 0 ? 'ownTexts.found' : 'ownTexts.nothing' },
    buttons: [...textButtons(keys, locale, own), [TO_TABLE, HOME]],
  }
}

export function textButtons(keys: readonly MessageKey[], locale: Locale, own: Texts): Button[][] {
  return keys.map((key) => {
    const text = (own[locale]?.[key] ?? shippedText(locale, key))
      .replaceAll(/\*\*|__/g, '')
      .replaceAll(/\s+/g, ' ')
    const label = text.length > LABEL_CHARS ? `${text.slice(0, LABEL_CHARS - 1).trimEnd()}…` : text
    return [{ label: { key: 'common.plain', vars: { text: label } }, route: 'text', args: [key] }]
  })
}

/** One text as it is said, with its variables in braces. */
export function textScreen(key: MessageKey, locale: Locale, own: Texts): Screen {
  const mine = own[locale]?.[key]
  return {
    text: { key: 'ownTexts.now' },
    more: [
      literal(mine ?? shippedText(locale, key)),
      ...(mine === undefined ? [] : [{ key: 'ownTexts.usual' } as const, literal(shippedText(locale, key))]),
    ],
    buttons: [
      [{ label: { key: 'ownTexts.change' }, route: 'text.edit', args: [key], style: 'primary' }],
      ...(mine === undefined
        ? []
        : [[{ label: { key: 'tables.reset' } as const, route: 'text.usual', args: [key] }]]),
      [TO_TEXTS, HOME],
    ],
  }
}

export function askTextScreen(key: MessageKey, locale: Locale, variables: readonly string[]): Screen {
  return {
    text: { key: 'ownTexts.askText', vars: { max: LONGEST_OWN_TEXT } },
    more: [
      literal(shippedText(locale, key)),
      ...(variables.length > 0
        ? [
            {
              key: 'ownTexts.variables' as const,
              vars: { names: variables.map((name) => `{${name}}`).join(', ') },
            },
          ]
        : []),
    ],
    buttons: [[toText(key), HOME]],
  }
}

export function previewTextScreen(key: MessageKey, text: string, mark: string): Screen {
  return {
    text: { key: 'ownTexts.preview' },
    plain: text,
    more: [{ key: 'tables.atOnce' }],
    buttons: [
      [{ label: { key: 'tables.save' }, route: 'text.save', args: [mark], style: 'primary' }],
      [{ label: { key: 'tables.again' }, route: 'edit', args: [EDIT, 'value'] }],
      [toText(key), HOME],
    ],
  }
}

export function faultText(fault: OwnTextFault): Text {
  if (fault.why === 'variable') return { key: 'ownTexts.wrong.variable', vars: { name: `{${fault.name}}` } }
  if (fault.why === 'long')
    return { key: 'ownTexts.wrong.long', vars: { max: LONGEST_OWN_TEXT, over: fault.over } }
  return { key: `ownTexts.wrong.${fault.why}` }
}

function literal(text: string): Text {
  return { key: 'common.plain', vars: { text } }
}
