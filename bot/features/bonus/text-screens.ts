import type { Button, Screen, Text } from '../../../core/screen.ts'
import {
  BONUS_TEXTS,
  type BonusText,
  type KeptText,
  LONGEST_BONUS_TEXT,
  shapeOf,
} from '../../../domain/bonus/texts.ts'
import { BONUS, HOME, type Texts } from './buttons.ts'

export const DIALOGUE = 'bonus-text'

const TO_LIST: Button = { label: { key: 'texts.toList' }, route: 'bonus.texts' }
const nameText = (item: BonusText): Text => ({ key: `texts.${item}` })

/** Everything that can be changed; what has been is ticked. */
export function listScreen(texts: Texts): Screen {
  return {
    text: { key: 'texts.title' },
    buttons: [
      ...BONUS_TEXTS.map((item): Button[] => {
        const key = texts[item].value === null ? 'texts.usual' : 'texts.set'
        return [{ label: { key, vars: { text: nameText(item) } }, route: 'bonus.texts', args: [item] }]
      }),
      [BONUS, HOME],
    ],
  }
}

/** One text as it stands, and what can be done with it. */
export function textScreen(item: BonusText, { value, previous }: KeptText): Screen {
  const text = nameText(item)
  const isWords = value !== null && shapeOf(item) === 'words'
  const shown: Text =
    value === null ? { key: 'texts.notSet' } : { key: 'common.plain', vars: { text: value } }
  return {
    text: isWords
      ? { key: 'texts.nowWords', vars: { text } }
      : { key: 'texts.now', vars: { text, value: shown } },
    ...(isWords && { plain: value }),
    buttons: [
      [{ label: { key: 'texts.change' }, route: 'bonus.edit', args: [item], style: 'primary' }],
      ...(previous !== undefined && previous !== value
        ? [[{ label: { key: 'texts.undo' } as const, route: 'bonus.undo', args: [item] }]]
        : []),
      ...(value !== null && previous !== null
        ? [[{ label: { key: 'texts.clear' } as const, route: 'bonus.undo', args: [item, 'usual'] }]]
        : []),
      [TO_LIST, HOME],
    ],
  }
}

export function askScreen(item: BonusText): Screen {
  return {
    text: { key: 'texts.now', vars: { text: nameText(item), value: { key: 'texts.change' } } },
    more: [{ key: `texts.ask.${shapeOf(item)}`, vars: { max: LONGEST_BONUS_TEXT } }],
    buttons: [[{ ...TO_LIST, args: [item] }, HOME]],
  }
}

/** The words as people will see them, before they do. */
export function previewScreen(item: BonusText, value: string, mark: string): Screen {
  const isWords = shapeOf(item) === 'words'
  return {
    text: { key: 'texts.preview', vars: { text: nameText(item) } },
    ...(isWords ? { plain: value } : { more: [{ key: 'texts.previewIs' as const, vars: { value } }] }),
    buttons: [
      [{ label: { key: 'texts.save' }, route: 'bonus.save', args: [mark], style: 'primary' }],
      [{ label: { key: 'texts.again' }, route: 'edit', args: [DIALOGUE, 'value'] }],
      [{ ...TO_LIST, args: [item] }, HOME],
    ],
  }
}
