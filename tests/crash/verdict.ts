import { chatKind } from './cast.ts'
import { isAmbiguous } from './judge/faults.ts'
import { type Call, keyOf, type LedgerPage } from './judge/ledger.ts'
import type { Row } from './rows.ts'

export interface Evidence {
  seed: string
  rows: Row[]
  ledger: LedgerPage
  /** epochs of processes that did not end in peace */
  killedEpochs: ReadonlySet<number>
  /** lives (as the judge knows them) of the same processes */
  killedLives: ReadonlySet<string>
}

export interface Verdict {
  states: Record<string, number>
  unknown: { killed: number; ambiguous: number; reachedNobody: number; reachedOnce: number }
  /** messages of classes that may come twice, which did */
  doublesAllowed: number
  /** sentences about what must never be */
  wrong: string[]
  ambiguousAnswers: number
  refused: number
  throttled: number
}

/** Compares what the database says about each person with what the judge saw. */
export function judge(evidence: Evidence): Verdict {
  const calls = new Map(evidence.ledger.map((row) => [keyOf(row.chat, row.text), row.calls]))
  const all = evidence.ledger.flatMap((row) => row.calls)
  const verdict: Verdict = {
    states: {},
    unknown: { killed: 0, ambiguous: 0, reachedNobody: 0, reachedOnce: 0 },
    doublesAllowed: 0,
    wrong: [],
    ambiguousAnswers: all.filter((call) => call.fault !== 'refused' && isAmbiguous(call.fault)).length,
    refused: all.filter((call) => call.fault === 'refused').length,
    throttled: all.filter((call) => call.fault === 'throttled').length,
  }
  for (const row of evidence.rows) {
    verdict.states[row.state] = (verdict.states[row.state] ?? 0) + 1
    const key = keyOf(row.chat, row.text)
    judgeRow(row, calls.get(key) ?? [], evidence, verdict)
    calls.delete(key)
  }
  for (const key of calls.keys()) verdict.wrong.push(`sent, but nobody asked for it: ${key}`)
  return verdict
}

function judgeRow(row: Row, calls: Call[], evidence: Evidence, verdict: Verdict): void {
  const delivered = calls.filter((call) => call.messageId !== null)
  const say = (problem: string) =>
    verdict.wrong.push(`${problem}: ${row.what} ${row.id} ${JSON.stringify({ ...row, calls })}`)
  const problem = untruth(row, delivered, calls, evidence)
  if (problem) say(problem)
  if (row.state === 'unknown') noteUnknown(row, delivered, evidence, verdict)
  if (row.class === 'announcement' && delivered.length > 1) say('a double that its class does not allow')
  else if (delivered.length > 1) verdict.doublesAllowed += 1
  const rash = repeatedWithoutReason(row, calls, evidence)
  if (rash) say(rash)
}

/** Is the state in which the person ended true? */
function untruth(row: Row, delivered: Call[], calls: Call[], evidence: Evidence): string | undefined {
  const kind = chatKind(evidence.seed, row.chat)
  const none = delivered.length === 0
  switch (row.state) {
    case 'sent':
      return delivered.some((call) => String(call.messageId) === row.messageId)
        ? undefined
        : 'sent, says the row: never delivered'
    case 'failed':
      return none && kind === 'missing' && row.reason === 'chat_not_found'
        ? undefined
        : 'failed for no reason'
    case 'skipped':
      return none && mayBeSkipped(row, kind) ? undefined : 'skipped for no reason'
    case 'unknown':
      return isDoubtful(row, calls, evidence) ? undefined : 'unknown for no reason'
    default:
      return `silently lost (${row.state})`
  }
}

function mayBeSkipped({ reason, status, expires, class: kind }: Row, chat: string): boolean {
  if (reason === 'cancelled') return status === 'cancelled'
  if (reason === 'expired') return expires
  if (reason === 'frequency_cap') return kind === 'reminder'
  return reason === chat
}

/**
 * A doubt needs a cause: the death of who claimed it, or an answer that says nothing. Of several attempts the row names
 * the epoch of the last one only, which may have been refused in peace after an earlier one had died.
 */
function isDoubtful(row: Row, calls: Call[], { killedEpochs }: Evidence): boolean {
  if (row.class === 'announcement' && calls.filter((call) => call.messageId !== null).length > 1) return false
  const earlier = row.class !== 'announcement' && row.attempts > 1 && row.reason === 'worker_died'
  return (
    killedEpochs.has(row.epoch ?? 0) ||
    (earlier && killedEpochs.size > 0) ||
    calls.some((call) => call.fault !== 'refused' && isAmbiguous(call.fault))
  )
}

function noteUnknown(row: Row, delivered: Call[], { killedEpochs }: Evidence, { unknown }: Verdict): void {
  if (row.reason === 'worker_died' && killedEpochs.has(row.epoch ?? 0)) unknown.killed += 1
  else unknown.ambiguous += 1
  if (delivered.length === 0) unknown.reachedNobody += 1
  else unknown.reachedOnce += 1
}

/**
 * A call may follow another one only where the first had no effect (429), or where its class takes the risk and there
 * was a doubt. An announcement is never asked for again after a doubt, delivered or not.
 */
function repeatedWithoutReason(row: Row, calls: Call[], { killedLives }: Evidence): string | undefined {
  for (const call of calls.slice(0, -1)) {
    if (call.fault === 'throttled') continue
    const doubt = killedLives.has(call.by) || (call.fault !== 'refused' && isAmbiguous(call.fault))
    if (row.class === 'announcement') return 'an announcement was asked for again'
    if (!doubt) return 'asked for again without a doubt'
  }
  return undefined
}
