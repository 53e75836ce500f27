import type { Button, Screen, Text } from '../../../core/screen.ts'
import { intervalText, momentText } from '../../../core/written-time.ts'
import type { Database } from '../../../db/client.ts'
import type { DialogueState } from '../../../db/repos/dialogues.ts'
import { quietHours } from '../../../domain/broadcast/sending.ts'
import type { Turn } from '../../turn.ts'
import { type Draft, fingerprint, readDraft } from './draft.ts'
import { findPlace, pathNames } from './places.ts'
import { CANCEL, editButton, HOME, roleText } from './screens.ts'
import { type Pace, type Plan, planDraft, type Sources } from './sending.ts'

/** The last look before sending: to whom, when it starts and ends, what it costs. The message itself stands above. */
export async function reviewScreen(
  sources: Sources,
  state: DialogueState,
  turn: Turn,
  pace: Pace,
): Promise<Screen> {
  const draft = readDraft(state)
  if (!draft) return { text: { key: 'common.stale' }, buttons: [[HOME]] }
  const plan = await planDraft(sources, draft, pace, turn.now)
  const place = await placeText(sources.read, draft.orgId)
  const vars = { place, role: roleText(draft.role), count: plan.accounts }
  const isOffer = draft.category === 'offer'
  const isReady = plan.accounts > 0 && !plan.tooDear
  return {
    text: { key: 'announce.review', vars },
    more:
      plan.accounts > 0
        ? planTexts(draft, plan, pace, turn)
        : [{ key: isOffer ? 'announce.reviewNobodyAgreed' : 'announce.reviewNobody' }],
    buttons: [...(isReady ? [[sendButton(fingerprint(state))]] : []), ...editRows()],
  }
}

function editRows(): Button[][] {
  return [
    [editButton('text', 'announce.editText'), editButton('file', 'announce.editFile')],
    [editButton('org', 'announce.editOrg'), editButton('role', 'announce.editRole')],
    [editButton('class', 'announce.editClass'), editButton('start', 'announce.editStart')],
    [
      editButton('expires', 'announce.editExpires'),
      { label: { key: 'announce.preview' }, route: 'announce.preview' },
    ],
    [{ label: { key: 'announce.restart' }, route: 'announce', args: ['new'] }],
    [CANCEL, HOME],
  ]
}

function planTexts(draft: Draft, plan: Plan, pace: Pace, { timeZone, locale, now }: Turn): Text[] {
  const moment = (at: Date): Text => momentText(at, timeZone, locale)
  const { stars, startAt, from, to } = plan
  const late = draft.expiresAt && to > draft.expiresAt
  const { starsLimit: limit = 0 } = pace
  const lines: Array<Text | false | undefined> = [
    draft.category === 'offer' && { key: 'announce.isOffer' },
    draft.class === 'urgent' && { key: 'announce.reviewUrgent' },
    startAt > now && { key: 'announce.reviewStart', vars: { moment: moment(startAt) } },
    plan.tooDear
      ? { key: 'announce.tooDear', vars: { stars, limit } }
      : { key: 'announce.reviewFinish', vars: { interval: intervalText(from, to, timeZone, locale) } },
    stars > 0 && !plan.tooDear && { key: 'announce.price', vars: { stars } },
    plan.nightWaits && { key: 'announce.reviewNight', vars: { ...quietHours } },
    draft.expiresAt && { key: 'announce.reviewExpires', vars: { moment: moment(draft.expiresAt) } },
    late && { key: 'announce.reviewLate' },
  ]
  return lines.filter((line): line is Text => Boolean(line))
}

/** Where an announcement goes, in words. */
export async function placeText(read: Database['read'], orgId: number | null): Promise<Text> {
  if (orgId === null) return { key: 'announce.orgEverybody' }
  const org = await findPlace(read, orgId)
  return { key: 'announce.orgName', vars: { name: org ? await pathNames(read, org.path) : String(orgId) } }
}

function sendButton(mark: string): Button {
  return { label: { key: 'announce.send' }, route: 'announce.send', args: [mark], style: 'primary' }
}
