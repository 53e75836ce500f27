import type { Database } from '../../db/client.ts'
import { countedText } from './cast.ts'

/** A message as the database has it in the end: of a broadcast, or of the outbox. */
export interface Row {
  what: string
  id: number
  chat: number
  text: string
  class: string
  state: string
  reason: string | null
  epoch: number | null
  attempts: number
  messageId: string | null
  /** of its broadcast */
  status: string
  expires: boolean
}

type RawRow = Record<Exclude<keyof Row, 'chat' | 'id' | 'epoch' | 'attempts' | 'expires'>, string> & {
  id: bigint
  chat: string
  epoch: bigint | number | null
  attempts: bigint | number
  messageId: string | null
  reason: string | null
  expires: bigint | number | boolean
}

/** Every message that the suite made, with whom it was for; what the product says of itself to admins is not counted. */
export async function loadRows({ read }: Database): Promise<Row[]> {
  const deliveries = await read.$queryRaw<RawRow[]>`
    SELECT 'delivery' AS "what", d."id" AS "id", a."externalId" AS "chat", b."text" AS "text", b."class" AS "class",
      d."state" AS "state", d."reason" AS "reason", d."epoch" AS "epoch", d."attempts" AS "attempts", d."messageId" AS "messageId",
      b."status" AS "status", (b."expiresAt" IS NOT NULL) AS "expires"
    FROM "Delivery" d JOIN "Broadcast" b ON b."id" = d."broadcastId" JOIN "Account" a ON a."id" = d."accountId"`
  const messages = await read.outboxMessage.findMany({
    where: { kind: { in: ['application.accepted', 'application.new'] } },
    include: { account: true },
  })
  const rows = deliveries.map((row) => ({
    ...row,
    id: Number(row.id),
    chat: Number(row.chat),
    epoch: row.epoch === null ? null : Number(row.epoch),
    attempts: Number(row.attempts),
    expires: Boolean(row.expires),
  }))
  const outbox = messages.map(
    ({
      id,
      account,
      class: kind,
      state,
      reason,
      epoch,
      attempts,
      messageId,
      dedupeKey,
      kind: about,
      screen,
    }) => {
      const chat = Number(account.externalId)
      return {
        what: `outbox ${about}`,
        ...{ id, chat, class: kind, state, reason, epoch, attempts, messageId },
        text: countedText(chat, dedupeKey) ?? countedText(chat, screen) ?? dedupeKey,
        status: 'running',
        expires: false,
      }
    },
  )
  return [...rows, ...outbox]
}

/** Claims that a process holds, by the ids of processes that hold some. */
export async function claimsByPid({ read }: Database): Promise<Map<number, number>> {
  const rows = await read.$queryRaw<Array<{ holder: string; claims: bigint | number }>>`
    SELECT w."holder" AS "holder", COUNT(*) AS "claims" FROM "WorkerEpoch" w
    JOIN (SELECT "epoch" FROM "Delivery" WHERE "state" = 'claimed'
      UNION ALL SELECT "epoch" FROM "OutboxMessage" WHERE "state" = 'claimed') c ON c."epoch" = w."epoch"
    GROUP BY w."holder"`
  const claims = new Map<number, number>()
  for (const { holder, claims: n } of rows)
    claims.set(pidOf(holder), (claims.get(pidOf(holder)) ?? 0) + Number(n))
  return claims
}

/** Epochs of each process; one process may have opened several. */
export async function epochsByPid({ read }: Database): Promise<Map<number, number[]>> {
  const epochs = new Map<number, number[]>()
  for (const { epoch, holder } of await read.workerEpoch.findMany()) {
    const pid = pidOf(holder)
    epochs.set(pid, [...(epochs.get(pid) ?? []), epoch])
  }
  return epochs
}

function pidOf(holder: string): number {
  return Number(/#(\d+)/.exec(holder)?.[1] ?? 0)
}
