import { createHash } from 'node:crypto'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import { audienceCount } from '../../../db/repos/broadcast.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { type Draft, readDraft } from './draft.ts'
import { findPlace, pathNames } from './places.ts'
import { CANCEL, editButton, HOME, roleText } from './screens.ts'

type Read = Database['read']

/** Messages a second that Telegram sends for nothing; what is faster costs 0.1 Star a message. */
export const FREE_RATE = 30
const MESSAGES_PER_STAR = 10

/** The last look before sending: audience, number of people, time it takes, the text as it will look. */
export async function reviewScreen(read: Read, state: DialogueState, sendRate: number): Promise<Screen> {
  const draft = readDraft(state)
  if (!draft) return { text: { key: 'common.stale' }, buttons: [[HOME]] }
  const count = await audienceCount(read, { orgId: draft.orgId, role: draft.role })
  const place = await placeText(read, draft.orgId)
  const mark = fingerprint(state)
  return {
    text: { key: 'announce.review', vars: { place, role: roleText(draft.role), count } },
    more: count > 0 ? paceTexts(count, sendRate) : [{ key: 'announce.reviewText' }],
    plain: draft.text,
    buttons: [
      ...(count > 0 ? [[sendButton(mark)]] : []),
      [{ label: { key: 'announce.preview' }, route: 'announce.preview' }],
      [editButton('text', 'announce.editText')],
      [editButton('org', 'announce.editOrg'), editButton('role', 'announce.editRole')],
      [{ label: { key: 'announce.restart' }, route: 'announce', args: ['new'] }],
      [CANCEL, HOME],
    ],
  }
}

/** The announcement alone, as people will see it. */
export function previewScreen(draft: Draft): Screen {
  return {
    text: { key: 'announce.previewed' },
    plain: draft.text,
    buttons: [[{ label: { key: 'announce.backToReview' }, route: 'announce' }], [HOME]],
  }
}

/** Where an announcement goes, in words. */
export async function placeText(read: Read, orgId: number | null): Promise<Text> {
  if (orgId === null) return { key: 'announce.orgEverybody' }
  const org = await findPlace(read, orgId)
  return { key: 'announce.orgName', vars: { name: org ? await pathNames(read, org.path) : String(orgId) } }
}

function paceTexts(count: number, perSecond: number): Text[] {
  const price: Text = { key: 'announce.price', vars: { stars: Math.ceil(count / MESSAGES_PER_STAR) } }
  const time: Text = { key: 'announce.reviewTime', vars: { time: sendingTime(count, perSecond) } }
  return perSecond > FREE_RATE ? [price, time] : [time]
}

/** How long `count` messages take at the pace of sending. */
export function sendingTime(count: number, perSecond: number): Text {
  const seconds = Math.ceil(count / perSecond)
  if (seconds < 60) return { key: 'announce.timeSoon' }
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 120) return { key: 'announce.timeMinutes', vars: { minutes } }
  return { key: 'announce.timeHours', vars: { hours: Math.ceil(minutes / 60) } }
}

/** Names a draft as it was shown: a button to send works for that draft and no other. */
export function fingerprint({ subject, answers }: DialogueState): string {
  const shown = [subject['draft'], answers['text'], answers['org'], answers['role']]
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 12)
}

function sendButton(mark: string): Button {
  return { label: { key: 'announce.send' }, route: 'announce.send', args: [mark], style: 'primary' }
}
