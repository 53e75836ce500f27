import type { MessageKey } from '../../core/i18n.ts'
import type { Button, Screen, Text } from '../../core/screen.ts'
import { pathAbove } from '../identity/who.ts'

/** Three of the longest fit one message with what stands around them. */
const MESSAGES_SHOWN = 3
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const MINE: Button = { label: { key: 'question.mine' }, route: 'ask.mine' }
const LIST: Button = { label: { key: 'question.list' }, route: 'questions' }

/** A question as both sides are shown it. */
export interface QuestionShown {
  id: number
  accountId: number
  topic: string
  state: string
  /** the asker's name in the registry */
  askerName: string | undefined
  /** no member, no office and no role: the organisation is what the person chose */
  isGuest: boolean
  org: { name: string } | undefined
  /** who is to answer; undefined: the admins of the union */
  at: { name: string; path: string } | undefined
  messages: Array<{ accountId: number; text: string }>
}

export function topicText(topic: string): { key: MessageKey } {
  return { key: `question.topic.${topic}` as MessageKey }
}

/** Can it be passed on? Above the union there is nobody. */
export function hasAbove({ at }: Pick<QuestionShown, 'at'>): boolean {
  return at !== undefined && pathAbove(at.path) !== at.path
}

/** What those who are to answer see. */
export function toAnswerScreen(question: QuestionShown, head: 'asked' | 'passed' | 'open' = 'open'): Screen {
  const { id, topic, state } = question
  const buttons: Button[][] =
    state === 'closed'
      ? []
      : [
          [{ label: { key: 'question.answer' }, route: 'question.write', args: [id], style: 'primary' }],
          ...(state === 'open' && hasAbove(question)
            ? [[{ label: { key: 'question.up' } as const, route: 'question.up', args: [id] }]]
            : []),
        ]
  return {
    text: {
      key: `question.toAnswer.${head}`,
      vars: { topic: topicText(topic), from: fromText(question), state: stateText(state) },
    },
    more: lines(question, 'answerer'),
    buttons: [...buttons, [LIST, HOME]],
  }
}

/** What the asker sees of the own question. */
export function ownScreen(question: QuestionShown, notice?: Text): Screen {
  const { id, topic, state, at } = question
  const place: Text = at ? { key: 'common.plain', vars: { text: at.name } } : { key: 'question.union' }
  const text: Text = {
    key: 'question.own',
    vars: { topic: topicText(topic), state: stateText(state), place },
  }
  const close: Button = {
    label: { key: state === 'answered' ? 'question.thanks' : 'question.drop' },
    route: 'question.close',
    args: [id],
  }
  const more: Button = { label: { key: 'question.more' }, route: 'question.write', args: [id] }
  return {
    text: notice ?? text,
    more: [...(notice ? [text] : []), ...lines(question, 'asker')],
    buttons: [...(state === 'closed' ? [] : [[close], [more]]), [MINE, HOME]],
  }
}

/** The asker hears that it went on. */
export function movedScreen({ id, topic }: QuestionShown): Screen {
  return {
    text: { key: 'question.moved', vars: { topic: topicText(topic) } },
    buttons: [[{ label: { key: 'question.open' }, route: 'question', args: [id] }], [MINE, HOME]],
  }
}

export function stateText(state: string): { key: MessageKey } {
  return { key: `question.state.${state}` as MessageKey }
}

function fromText({ askerName, isGuest, org }: QuestionShown): Text {
  if (!org) return { key: 'question.from.guest' }
  if (isGuest) return { key: 'question.from.guestAt', vars: { place: org.name } }
  return askerName
    ? { key: 'question.from.member', vars: { name: askerName, place: org.name } }
    : { key: 'question.from.office', vars: { place: org.name } }
}

function lines({ accountId: asker, messages }: QuestionShown, reader: 'asker' | 'answerer'): Text[] {
  return messages.slice(-MESSAGES_SHOWN).map(({ accountId, text }): Text => {
    const isAsker = accountId === asker
    if (reader === 'asker')
      return { key: isAsker ? 'question.line.you' : 'question.line.answer', vars: { text } }
    return { key: isAsker ? 'question.line.asked' : 'question.line.answer', vars: { text } }
  })
}
