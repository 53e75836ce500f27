import type { Screen } from '../../../core/screen.ts'
import type { Database, Tx } from '../../../db/client.ts'
import { countSentSince, createApplication, latestApplication } from '../../../db/repos/applications.ts'
import { recordConsent } from '../../../db/repos/consents.ts'
import { type DialogueState, endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { heldPermit, usePermit } from '../../../db/repos/join-permits.ts'
import { leftOn } from '../../../db/repos/links.ts'
import { appendNotice } from '../../../db/repos/notices.ts'
import { decidingAccounts } from '../../../db/repos/offices.ts'
import { findPrimary, type PrimaryFound } from '../../../db/repos/organisation-search.ts'
import { transact } from '../../../db/unit-of-work.ts'
import {
  type ApplicationForm,
  type JoinStep,
  MOST_A_DAY,
  mayApplyAgain,
  readForm,
} from '../../../domain/membership/application.ts'
import { admission } from '../../../domain/membership/birth-date.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import type { Turn } from '../../turn.ts'
import { paperText } from './paper-text.ts'
import { JOIN } from './screens.ts'
import { chosenOrg, notAdmitted } from './steps.ts'

const DAY_MS = 86_400_000

export type Submitted =
  | { kind: 'sent'; place: string }
  | { kind: 'already' }
  | { kind: 'tooMany' }
  | { kind: 'ask'; step: JoinStep; answered: boolean; gone?: true }
  /** somebody of this age goes no further; the draft is gone */
  | { kind: 'stopped'; screen: Screen }
  | { kind: 'nothing' }

/** Turns the draft into an application: consent, application and the chair's notice, all of them or none. */
export function submitApplication(database: Database, turn: Turn): Promise<Submitted> {
  return transact(database, async (tx) => {
    if (await isSettled(tx, turn)) {
      await endDialogue(tx, turn.accountId, JOIN)
      return { kind: 'already' }
    }
    if (await sentTooMany(tx, turn)) return { kind: 'tooMany' }
    const state = await loadDialogue(tx, turn.accountId, JOIN)
    if (!state) return { kind: 'nothing' }
    const permit = await permitOf(tx, state, turn)
    const stopped = await notAdmitted(tx, state, turn.today, permit?.orgId)
    if (stopped) {
      await endDialogue(tx, turn.accountId, JOIN)
      return { kind: 'stopped', screen: stopped }
    }
    const form = readForm(state.answers, chosenOrg(state), turn.today, permit?.orgId)
    const ask = (step: JoinStep) => ({ kind: 'ask' as const, step, answered: step in state.answers })
    if (!form.ok) return ask(form.step)
    const place = await findPrimary(tx, form.value.orgId)
    if (!place) return { ...ask('place'), gone: true }
    const id = await store(tx, form.value, turn)
    await endDialogue(tx, turn.accountId, JOIN)
    if (permit && admission(form.value.birthDate, turn.today) === 'minor')
      await usePermit(tx, { ...permit, applicationId: id }, applicant(turn))
    await notifyDeciders(tx, { id, form: form.value, place }, turn)
    return { kind: 'sent', place: place.name }
  })
}

/** Has the person sent, and withdrawn, so many applications today that another one would only press a chair? */
export async function sentTooMany(db: Tx, { accountId, now }: Turn): Promise<boolean> {
  return (await countSentSince(db, accountId, new Date(now.getTime() - DAY_MS))) >= MOST_A_DAY
}

/** An application waits, or was accepted too lately for another one. */
async function isSettled(tx: Tx, { accountId, now }: Turn): Promise<boolean> {
  const latest = await latestApplication(tx, accountId)
  if (latest?.state !== 'accepted') return latest?.state === 'submitted'
  return mayApplyAgain(latest, await leftOn(tx, accountId), now) === 'no'
}

/** The permit that the draft was begun with, while the person holds it. */
async function permitOf(tx: Tx, { subject }: DialogueState, { accountId }: Turn) {
  const id = Number(subject['permit'])
  return (id && (await heldPermit(tx, { id, accountId }))) || undefined
}

function applicant({ accountId, now }: Turn) {
  return { accountId, officeId: null, source: 'member' as const, now }
}

async function store(tx: Tx, form: ApplicationForm, turn: Turn): Promise<number> {
  const { consent, ...application } = form
  const { accountId, now } = turn
  await recordConsent(tx, {
    accountId,
    purpose: 'joining',
    textVersion: consent.textVersion,
    givenAt: new Date(consent.givenAt),
  })
  return createApplication(tx, {
    ...application,
    middleName: application.middleName ?? null,
    accountId,
    submittedAt: now,
  })
}

async function notifyDeciders(
  tx: Tx,
  application: { id: number; form: ApplicationForm; place: PrimaryFound },
  turn: Turn,
): Promise<void> {
  const { id, form, place } = application
  const paper = await paperText(tx, id, turn.timeZone)
  for (const accountId of await decidingAccounts(tx, place.path, turn.today, turn.accountId)) {
    const notice = {
      accountId,
      orgId: place.id,
      kind: 'application.new',
      dedupeKey: newApplicationKey(id, accountId),
      screen: { ...noticeScreen(id, fullName(form), place.name), ...(paper && { more: [paper] }) },
    }
    await appendNotice(tx, notice, turn.now)
  }
}

/** The key of the word of a new application to one who decides. */
export function newApplicationKey(id: number, accountId: number): string {
  return `application.new:${id}:${accountId}`
}

function noticeScreen(id: number, name: string, place: string): Screen {
  return {
    text: { key: 'applications.new', vars: { name, place } },
    buttons: [
      [
        { label: { key: 'applications.accept' }, route: 'application.accept', args: [id], style: 'primary' },
        { label: { key: 'applications.decline' }, route: 'application.decline', args: [id] },
      ],
      [
        { label: { key: 'applications.view' }, route: 'application', args: [id] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
