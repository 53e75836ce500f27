import { isWaiting } from '../../domain/membership/departure.ts'
import type { Tx } from '../client.ts'
import { findDeparture } from './departures.ts'
import { accountMark, keepMark } from './erased-persons.ts'
import { forgetJoin } from './forget-application.ts'
import { hushMessages } from './spoken-of.ts'
import { withdrawDeparture } from './unask-deciders.ts'

/** In place of the id of an account that is gone, where no foreign key asks for one. */
const NOBODY = 0

/**
 * Erases an account with all that hangs on it, also by no foreign key. A keyed mark keeps later imports from bringing it
 * again. Members are erased by themselves. Returns how many rows it was.
 */
export async function eraseAccount(tx: Tx, accountId: number, now: Date): Promise<number> {
  const account = await tx.account.findUnique({
    where: { id: accountId },
    select: { channel: true, externalId: true },
  })
  if (!account) return 0
  const { channel, externalId } = account
  await keepMark(tx, accountMark(channel, externalId), now)
  const applications = await tx.application.findMany({
    where: { accountId },
    select: { id: true, orgId: true },
  })
  const hushed = await hushMessages(tx, await spokenOf(tx, accountId, applications))
  const counted = [
    await tx.inboundUpdate.updateMany({ where: { channel, line: externalId }, data: { body: '', line: '' } }),
    await tx.lineLease.deleteMany({ where: { line: externalId } }),
    await emptyWords(tx, accountId),
    await loosenDepartures(tx, accountId, now),
    ...(await Promise.all(applications.map((application) => forgetJoin(tx, application)))),
    { count: await loosenDeliveries(tx, accountId) },
    // The office's word stands; who gave it, or decided on it, is forgotten.
    await tx.gapWaiver.updateMany({ where: { askedBy: accountId }, data: { askedBy: null } }),
    await tx.gapWaiver.updateMany({ where: { decidedBy: accountId }, data: { decidedBy: null } }),
    await tx.account.deleteMany({ where: { id: accountId } }),
  ]
  return counted.reduce((sum, { count }) => sum + count, hushed + applications.length)
}

/** Words to somebody else: that they were said stays, so that it is known whose turn it is; what and by whom does not. */
function emptyWords(tx: Tx, accountId: number): Promise<{ count: number }> {
  return tx.applicationMessage.updateMany({
    where: { accountId, application: { accountId: { not: accountId } } },
    data: { text: '', accountId: NOBODY },
  })
}

/** Of members who stay: nobody is there to wish it any more, and those whose turn it was hear so. */
async function loosenDepartures(tx: Tx, accountId: number, now: Date): Promise<{ count: number }> {
  const today = now.toISOString().slice(0, 10)
  const where = { accountId }
  for (const { id } of await tx.departure.findMany({ where, select: { id: true } })) {
    const row = await findDeparture(tx, id)
    if (row && isWaiting(row)) await withdrawDeparture(tx, row, null, { now, today })
  }
  return tx.departure.updateMany({ where, data: { accountId: NOBODY } })
}

/** A broadcast goes on counting its recipients: a row without its account, and without the message in that chat. */
function loosenDeliveries(tx: Tx, accountId: number): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Delivery" SET "accountId" = -"id", "messageId" = NULL
    WHERE "accountId" = ${accountId} AND "broadcastId" IN (SELECT b."id" FROM "Broadcast" b)`
}

/** Everything by whose id messages to others may speak of the holder of an account. */
async function spokenOf(tx: Tx, accountId: number, applications: ReadonlyArray<{ id: number }>) {
  const [where, select] = [{ accountId }, { id: true }]
  const ids = (rows: ReadonlyArray<{ id: number }>) => rows.map(({ id }) => id)
  const bindings = await tx.officeBinding.findMany({ where, select: { id: true, termId: true } })
  const theirs = { OR: [where, { question: where }] }
  const inTalk = { OR: [where, { application: where }] }
  return {
    applications: ids(applications),
    applicationMessages: ids(await tx.applicationMessage.findMany({ where: inTalk, select })),
    linkRequests: ids(await tx.linkRequest.findMany({ where, select })),
    corrections: ids(await tx.correction.findMany({ where, select })),
    questionMessages: ids(await tx.questionMessage.findMany({ where: theirs, select })),
    officeBindings: ids(bindings),
    terms: bindings.flatMap(({ termId }) => termId ?? []),
    invites: ids(await tx.officeInvite.findMany({ where: { usedBy: accountId }, select })),
    proposals: ids(
      await tx.change.findMany({ where: { ...where, kind: { startsWith: 'proposal' } }, select }),
    ),
    erasures: ids(await tx.erasure.findMany({ where, select })),
  }
}
