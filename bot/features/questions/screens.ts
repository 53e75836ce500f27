import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { QuestionRow } from '../../../db/repos/questions.ts'
import { entryText, type FaqEntry } from '../../../domain/questions/faq.ts'
import { stateText, topicText } from '../../../domain/questions/question-text.ts'
import type { Topic } from '../../../domain/questions/topics.ts'
import { HOTLINES } from '../settings/hotlines.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const TOPICS: Button = { label: { key: 'question.topics' }, route: 'ask' }
const MINE: Button = { label: { key: 'question.mine' }, route: 'ask.mine' }
const WHOM: Button = { label: { key: 'question.whom' }, route: 'ask.whom' }
/** As much of a question as a button shows. */
const LABEL = 30

/** What one can ask about, two topics a row. */
export function topicsScreen(topics: readonly Topic[], hasAsked: boolean): Screen {
  const buttons = topics.map(({ id }): Button => ({ label: topicText(id), route: 'ask.topic', args: [id] }))
  const rows = buttons.flatMap((_, at) => (at % 2 === 0 ? [buttons.slice(at, at + 2)] : []))
  return {
    text: { key: 'question.choose' },
    buttons: [...rows, hasAsked ? [MINE, WHOM] : [WHOM], [HOME]],
  }
}

/** The common questions of a topic with their answers, and the way on to somebody who answers. */
export function topicScreen(topic: Topic, entries: readonly FaqEntry[], isAdmin: boolean): Screen {
  const faq = entries.map(entryText)
  const edit: Button[][] = isAdmin ? [[{ label: { key: 'faq.edit' }, route: 'faq', args: [topic.id] }]] : []
  const text: Text = { key: 'question.about', vars: { topic: topicText(topic.id) } }
  if (topic.to === 'hotline') {
    const hotline = HOTLINES[topic.hotline]
    return {
      text,
      more: [...faq, hotline.text],
      buttons: [...(hotline.button ? [[hotline.button]] : []), ...edit, [TOPICS, HOME]],
    }
  }
  const own: Button = {
    label: { key: 'question.writeOwn' },
    route: 'ask.own',
    args: [topic.id],
    style: 'primary',
  }
  return {
    text,
    more: [...faq, { key: faq.length > 0 ? 'question.notHere' : 'question.writeHint' }],
    buttons: [[own], ...edit, [TOPICS, HOME]],
  }
}

/** The person's own questions, latest first. */
export function mineScreen(questions: readonly QuestionRow[]): Screen {
  return {
    text: { key: questions.length > 0 ? 'question.mine.title' : 'question.mine.none' },
    buttons: [
      ...questions.map((question): Button[] => [openButton('question.mine.item', question)]),
      [TOPICS, HOME],
    ],
  }
}

/** What waits for those who answer. */
export function listScreen(questions: readonly QuestionRow[], count: number): Screen {
  return {
    text: { key: 'question.waiting', vars: { count } },
    buttons: [
      ...questions.map((question): Button[] => [openButton('question.waiting.item', question)]),
      [HOME],
    ],
  }
}

function openButton(
  key: 'question.mine.item' | 'question.waiting.item',
  { id, topic, state, messages }: QuestionRow,
): Button {
  const words = [...(messages[0]?.text ?? '').replaceAll('\n', ' ')]
  const text = words.length > LABEL ? `${words.slice(0, LABEL - 1).join('')}…` : words.join('')
  return {
    label: { key, vars: { topic: topicText(topic), state: stateText(state), text } },
    route: 'question',
    args: [id],
  }
}

/** Asks for the words. */
export function writeScreen(text: Text): Screen {
  return { text, buttons: [[{ label: { key: 'common.cancel' }, route: 'cancel' }, HOME]] }
}

/** Says one thing, with ways on. */
export function noticeScreen(text: Text, ...ways: Button[]): Screen {
  return { text, buttons: [...ways.map((way) => [way]), [HOME]] }
}

/** Buttons that lead on from what was said. */
export const WAYS = {
  ...{ topics: TOPICS, mine: MINE, whom: WHOM },
  list: { label: { key: 'question.list' }, route: 'questions' },
} satisfies Record<string, Button>
