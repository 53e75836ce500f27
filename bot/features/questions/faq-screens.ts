import type { Button, Screen, Text, TextVars } from '../../../core/screen.ts'
import type { KeptEntry } from '../../../db/repos/faq.ts'
import {
  entryText,
  type FaqEntry,
  type FaqWords,
  LONGEST,
  MOST_ENTRIES,
} from '../../../domain/questions/faq.ts'
import { topicText } from '../../../domain/questions/question-text.ts'

export const DIALOGUE = 'faq'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const toList = (topic: string): Button => ({ label: { key: 'faq.toList' }, route: 'faq', args: [topic] })

/** As a button's label: words of an admin, or a text. */
function asText(words: TextVars[string]): Text {
  return typeof words === 'object' ? words : { key: 'common.plain', vars: { text: words } }
}

/** The common questions of a topic, to be changed. */
export function faqListScreen(topic: string, entries: readonly FaqEntry[]): Screen {
  const isFull = entries.length >= MOST_ENTRIES
  return {
    text: {
      key: entries.length > 0 ? 'faq.title' : 'faq.none',
      vars: { topic: topicText(topic) },
    },
    more: isFull ? [{ key: 'faq.full' }] : [],
    buttons: [
      ...entries.map(({ id, position, question }): Button[] => [
        { label: asText(question), route: 'faq.entry', args: [topic, id ?? `s${position}`] },
      ]),
      ...(isFull ? [] : [[{ label: { key: 'faq.add' } as const, route: 'faq.edit', args: [topic] }]]),
      [{ label: { key: 'question.topics' }, route: 'ask.topic', args: [topic] }, HOME],
    ],
  }
}

/** One of them as people see it, and what can be done with it. */
export function faqEntryScreen({ id, topic, previous, isRemoved, ...words }: KeptEntry): Screen {
  const undo: Button = { label: { key: 'faq.undo' }, route: 'faq.undo', args: [id] }
  const change: Button = { label: { key: 'faq.change' }, route: 'faq.edit', args: [topic, id] }
  const remove: Button = { label: { key: 'faq.remove' }, route: 'faq.remove', args: [id] }
  return {
    text: isRemoved ? { key: 'faq.removed' } : entryText(words),
    more: isRemoved ? [entryText(words)] : [],
    buttons: [
      ...(isRemoved ? [] : [[change, remove]]),
      ...(isRemoved || previous ? [[undo]] : []),
      [toList(topic), HOME],
    ],
  }
}

export function askWordsScreen(topic: string, part: keyof FaqWords): Screen {
  return {
    text: {
      key: part === 'question' ? 'faq.askQuestion' : 'faq.askAnswer',
      vars: { topic: topicText(topic), max: LONGEST[part] },
    },
    buttons: [[toList(topic), HOME]],
  }
}

/** The words as people will see them, before they do. */
export function faqPreviewScreen(topic: string, words: FaqWords, mark: string): Screen {
  const again = (part: keyof FaqWords): Button => ({
    label: { key: part === 'question' ? 'faq.againQuestion' : 'faq.againAnswer' },
    route: 'edit',
    args: [DIALOGUE, part],
  })
  return {
    text: { key: 'faq.preview' },
    more: [entryText(words)],
    buttons: [
      [{ label: { key: 'faq.save' }, route: 'faq.save', args: [mark], style: 'primary' }],
      [again('question'), again('answer')],
      [toList(topic), HOME],
    ],
  }
}
