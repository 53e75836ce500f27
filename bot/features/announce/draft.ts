import { createHash } from 'node:crypto'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import {
  type Attachment,
  AUDIENCE_ROLES,
  type Audience,
  type AudienceRole,
  type BroadcastCategory,
} from '../../../domain/broadcast/broadcast.ts'
import { EVERYBODY } from './screens.ts'

/** What the author may choose from: a reminder is not written by hand, an offer is never urgent. */
export const AUTHOR_CLASSES = ['announcement', 'urgent', 'offer'] as const

/** An announcement with every question answered. `orgId` null stands for everybody. */
export interface Draft extends Audience {
  text: string
  attachment: Attachment | undefined
  class: 'announcement' | 'urgent'
  /** offer: advertising of partners */
  category: BroadcastCategory | null
  /** undefined: as soon as it is sent */
  startAt: Date | undefined
  expiresAt: Date | undefined
  /** the author's message that holds the text */
  textMessageId: string | undefined
}

/** The draft of a dialogue; undefined while a question is open. */
export function readDraft({ answers, subject }: DialogueState): Draft | undefined {
  const { text, org, role } = { text: answers['text'], org: answers['org'], role: toRole(answers['role']) }
  if (text === undefined || org === undefined || !role) return undefined
  return {
    text,
    attachment: readAttachment(answers['file']),
    orgId: org === EVERYBODY ? null : Number(org),
    role,
    class: answers['class'] === 'urgent' ? 'urgent' : 'announcement',
    category: isOffer(answers) ? 'offer' : null,
    startAt: readTime(answers['start']),
    expiresAt: readTime(answers['expires']),
    textMessageId: subject[TEXT_MESSAGE],
  }
}

export function isOffer(answers: DialogueState['answers']): boolean {
  return answers['class'] === 'offer'
}

/** Where a dialogue keeps the message that holds the text, and what its author was shown last. */
export const TEXT_MESSAGE = 'textMessage'
export const SHOWN = 'shown'

/** The role an audience is limited to; undefined for a value that is none. */
export function toRole(value: string | undefined): AudienceRole | undefined {
  return AUDIENCE_ROLES.find((role) => role === value)
}

/** An attachment as it is kept among the answers. */
export function storedAttachment({ kind, fileId }: Attachment): string {
  return `${kind} ${fileId}`
}

export function readAttachment(answer: string | undefined): Attachment | undefined {
  const [kind, fileId] = (answer ?? '').split(' ')
  return (kind === 'photo' || kind === 'document') && fileId ? { kind, fileId } : undefined
}

function readTime(answer: string | undefined): Date | undefined {
  return answer ? new Date(answer) : undefined
}

const ANSWERS = ['text', 'file', 'org', 'role', 'class', 'start', 'expires']

/** Names a draft as it was shown: a button to send works for that draft and no other. */
export function fingerprint({ subject, answers }: DialogueState): string {
  return hash([subject['draft'], ...ANSWERS.map((step) => answers[step])])
}

/** Names the message itself, whoever gets it. */
export function messageMark({ answers }: DialogueState): string {
  return hash([answers['text'], answers['file'], isOffer(answers) ? 'offer' : undefined])
}

function hash(values: Array<string | undefined>): string {
  const text = JSON.stringify(values.map((value) => value ?? ''))
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
