import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { AUDIENCE_ROLES, type Audience, type AudienceRole } from '../../../domain/broadcast/broadcast.ts'
import { EVERYBODY } from './screens.ts'

/** An announcement with every question answered. `orgId` null stands for everybody. */
export interface Draft extends Audience {
  text: string
}

/** The draft of a dialogue; undefined while a question is open. */
export function readDraft({ answers }: DialogueState): Draft | undefined {
  const { text, org, role } = { text: answers['text'], org: answers['org'], role: toRole(answers['role']) }
  if (text === undefined || org === undefined || !role) return undefined
  return { text, orgId: org === EVERYBODY ? null : Number(org), role }
}

/** The role an audience is limited to; undefined for a value that is none. */
export function toRole(value: string | undefined): AudienceRole | undefined {
  return AUDIENCE_ROLES.find((role) => role === value)
}
