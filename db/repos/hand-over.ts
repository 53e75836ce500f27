import { z } from 'zod'
import { calendarDate } from '../../core/time-zone.ts'
import { formerChairScreen } from '../../domain/identity/chair-text.ts'
import { deciding } from '../../domain/identity/who.ts'
import type { Tx } from '../client.ts'
import { whoIs } from './accounts.ts'
import { commandBroadcast } from './broadcast.ts'
import { appendNotice } from './notices.ts'
import { below } from './path-range.ts'

/** An office that changes hands. */
export interface Handed {
  officeId: number
  orgId: number
  /** the account that holds it with full access from now on */
  to: number
}

/** Dialogues about an office: a draft of one is the office's, whoever began it. */
const OFFICE_DRAFTS = ['announce', 'gap-fill', 'gap-waive']
const wordsSchema = z.record(z.string(), z.string())

/**
 * Somebody holds an office with full access from now on. Whoever was bound to it under another chair's name holds it no
 * more, and is told; what they had begun to write for it goes on at the new one's. Whoever else holds it in this term, and
 * what the former chair holds elsewhere, stays. Tasks, snoozes and the timetable of summaries belong to the office.
 */
export async function handOver(tx: Tx, handed: Handed, now: Date): Promise<void> {
  for (const accountId of await endFormer(tx, handed, now)) await moveDrafts(tx, accountId, handed, now)
}

/** Ends what former chairs still hold. Returns all accounts that once held the office and hold it no more. */
async function endFormer(tx: Tx, { officeId, orgId, to }: Handed, now: Date): Promise<number[]> {
  const terms = await tx.term.findMany({ where: { officeId }, orderBy: { id: 'asc' } })
  const current = terms.findLast((term) => term.endedAt === null)
  const bindings = await tx.officeBinding.findMany({
    where: { officeId, accountId: { not: to } },
    include: { office: { include: { org: true } } },
    orderBy: { id: 'asc' },
  })
  const isFormer = ({ boundAt, access, termId }: (typeof bindings)[number]) =>
    !(access === 'full' && termId === current?.id) &&
    terms.some(
      ({ endedAt, chairFullName }) =>
        endedAt !== null && endedAt > boundAt && chairFullName && chairFullName !== current?.chairFullName,
    )
  const open = bindings.filter(({ endedAt }) => endedAt === null)
  for (const binding of open.filter(isFormer)) {
    const { id, accountId, access, office } = binding
    await tx.officeBinding.update({ where: { id }, data: { endedAt: now } })
    const audit = { kind: 'binding', field: 'office', oldValue: access, newValue: null, source: 'officer' }
    await tx.change.create({ data: { ...audit, orgId, officeId, accountId, changedAt: now } })
    const screen = formerChairScreen({ id: orgId, name: office.org.shortName ?? office.org.name }, 'handed')
    const dedupeKey = `chair.former:${id}:${now.toISOString()}`
    await appendNotice(tx, { accountId, orgId, kind: 'chair.former', dedupeKey, screen }, now)
    await pauseAnnouncements(tx, accountId, office.org.path, now)
  }
  const staying = new Set(open.filter((each) => !isFormer(each)).map(({ accountId }) => accountId))
  return [...new Set(bindings.map(({ accountId }) => accountId))].filter((id) => !staying.has(id))
}

/** Drafts of the one who held the office go to the new holder, who looks them through: nothing of them was sent. */
async function moveDrafts(tx: Tx, from: number, { orgId, to }: Handed, now: Date): Promise<void> {
  const drafts = await tx.dialogue.findMany({ where: { accountId: from, name: { in: OFFICE_DRAFTS } } })
  if (drafts.length === 0) return
  const { path } = await tx.organisation.findUniqueOrThrow({ where: { id: orgId } })
  // Whoever decides there by another right goes on with what they began.
  if (deciding(await whoIs(tx, from, calendarDate(now, 'utc')), path)) return
  for (const { id, name, subject, answers } of drafts) {
    // What an announcement says of its author's own messages is nothing to the next one.
    const { textMessage, shown, ...about } = wordsSchema.parse(JSON.parse(subject))
    const org = name === 'announce' ? wordsSchema.parse(JSON.parse(answers))['org'] : about['orgId']
    if (org !== String(orgId)) continue
    await tx.account.updateMany({ where: { id: from, dialogue: name }, data: { dialogue: null } })
    const own = { accountId_name: { accountId: to, name } }
    if (await tx.dialogue.findUnique({ where: own })) await tx.dialogue.delete({ where: { id } })
    else
      await tx.dialogue.update({
        where: { id },
        data: { accountId: to, subject: JSON.stringify(about), updatedAt: now },
      })
  }
}

/**
 * Announcements below an organisation that this account has planned and may not send any more wait: whoever decides there
 * finds them paused, and lets them go or cancels them.
 */
export async function pauseAnnouncements(
  tx: Tx,
  accountId: number,
  orgPath: string,
  now: Date,
): Promise<void> {
  const range = below(orgPath)
  const rows = await tx.broadcast.findMany({
    where: {
      ...{ createdBy: accountId, status: 'scheduled' },
      org: { path: { gte: range.from, lt: range.to } },
    },
    select: { id: true, org: { select: { path: true } } },
    orderBy: { id: 'asc' },
  })
  if (rows.length === 0) return
  const who = await whoIs(tx, accountId, calendarDate(now, 'utc'))
  for (const { id, org } of rows)
    if (org && !deciding(who, org.path)) await commandBroadcast(tx, id, 'pause', now)
}
