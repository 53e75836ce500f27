import { textFault } from '../../../core/check-text.ts'
import type { Text } from '../../../core/screen.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { MAX_BROADCAST_TEXT, MAX_CAPTION, OFFER_HEAD } from '../../../domain/broadcast/broadcast.ts'
import type { Answer } from '../../dialogue.ts'
import type { Input, Turn } from '../../turn.ts'
import { isOffer, readAttachment, storedAttachment, TEXT_MESSAGE } from './draft.ts'
import { DROP, NO_TEXT } from './screens.ts'

/** Telegram's apps cut what is longer than a message into several: then the first one is nearly full. */
const NEARLY_FULL = 4_000

/** Reads the text of an announcement, typed or under a picture or a file. */
export function readText(input: Input, state: DialogueState, turn: Turn): Answer {
  if (input.kind === 'file') return readFileFirst(input, state.answers)
  if (input.kind !== 'text') return wrongKind(input)
  const attached = readAttachment(state.answers['file'])
  if (attached && turn.input.kind === 'press') {
    if (input.text === NO_TEXT) return { ok: true, value: '' }
    if (input.text === DROP) return { ok: true, also: { file: '' } }
  }
  const text = input.text.trim()
  const why = textOffence(text, state.answers)
  return why ? { ok: false, why } : { ok: true, value: text, ...standsIn(input.messageId) }
}

/** Reads what goes with a text that is there already. */
export function readAttached(input: Input, state: DialogueState, turn: Turn): Answer {
  const text = state.answers['text'] ?? ''
  if (input.kind === 'text') {
    if (turn.input.kind !== 'press' || input.text !== DROP)
      return { ok: false, why: { key: 'announce.sendFile' } }
    return text === ''
      ? { ok: false, why: { key: 'announce.needText' }, reopen: 'text' }
      : { ok: true, value: '' }
  }
  if (input.kind !== 'file') return wrongKind(input)
  const caption = input.caption.trim()
  const also = { file: storedAttachment(input.file) }
  const why = caption || text ? textOffence(caption || text, { ...state.answers, ...also }) : undefined
  if (why) return { ok: false, why }
  const value = also.file
  return caption === ''
    ? { ok: true, value }
    : { ok: true, value, also: { text: caption }, ...standsIn(input.messageId) }
}

/** What was typed while an organisation was asked for, where it is the rest of a text that did not fit one message. */
export function readSplitText(input: Input, { answers }: DialogueState, turn: Turn): Answer | undefined {
  const text = answers['text'] ?? ''
  if (input.kind !== 'text' || turn.input.kind === 'press' || text.length < NEARLY_FULL) return undefined
  const length = text.length + input.text.length
  const vars = { length, max: MAX_BROADCAST_TEXT, over: length - MAX_BROADCAST_TEXT }
  return length > MAX_BROADCAST_TEXT
    ? { ok: false, why: { key: 'announce.textSplit', vars }, reopen: 'text' }
    : undefined
}

/** A picture or a file that comes before its text, or with it. */
function readFileFirst(input: Extract<Input, { kind: 'file' }>, answers: Answers): Answer {
  const also = { file: storedAttachment(input.file) }
  const caption = input.caption.trim()
  if (caption === '') return { ok: true, also }
  const why = textOffence(caption, { ...answers, ...also })
  return why ? { ok: false, why } : { ok: true, value: caption, also, ...standsIn(input.messageId) }
}

function wrongKind(input: Input): Answer {
  const album = input.kind === 'other' ? input.album : undefined
  if (album !== undefined) return { ok: false, why: { key: 'announce.album' }, once: `album ${album}` }
  return { ok: false, why: { key: 'announce.wrongKind' } }
}

type Answers = DialogueState['answers']

/** Why these words cannot be sent with what else was answered; undefined where they can. Nothing fits under a file, too. */
export function textOffence(text: string, answers: Answers): Text | undefined {
  const attached = readAttachment(answers['file']) !== undefined
  if (attached && text === '') return undefined
  const max = (attached ? MAX_CAPTION : MAX_BROADCAST_TEXT) - (isOffer(answers) ? OFFER_HEAD : 0)
  const found = textFault(text, max)
  if (!found) return undefined
  if (found.why === 'empty') return { key: 'announce.textEmpty' }
  if (found.why === 'crossed') return { key: 'announce.textCrossed' }
  const vars = { length: found.length, max, over: found.over }
  return { key: attached ? 'announce.captionLong' : 'announce.textLong', vars }
}

function standsIn(messageId: string | undefined): { subject: Record<string, string> } {
  return { subject: { [TEXT_MESSAGE]: messageId ?? '' } }
}
