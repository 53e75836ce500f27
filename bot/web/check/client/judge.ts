import { fromBase64url } from '../../../../domain/ticket/base64url.ts'
import { readScanned } from '../../../../domain/ticket/scanned.ts'
import type { CardFacts, ReadToken } from '../../../../domain/ticket/token.ts'
import { judgeCard, type Signature, VERDICTS, type Verdict } from '../../../../domain/ticket/verdict.ts'
import type { CheckData } from './check-data.ts'
import { verifySignature } from './verify.ts'

export interface Judgement {
  verdict: Verdict
  facts?: CardFacts
}

/** What the server said, or why it did not. */
export type Live = { verdict: Verdict } | 'offline' | 'busy' | 'unknown'

/** The address by which this page was opened; a QR with another one is of another site. */
const HERE = location.origin + location.pathname
const PATIENCE_MS = 8000

export function scan(text: string) {
  return readScanned(text, [HERE])
}

/** Judges by what this browser has, without a network. */
export async function judge(token: ReadToken, data: CheckData): Promise<Judgement> {
  const { facts } = token
  const signature = await judgeSignature(token, data)
  const isRevoked = (cardId: number) => data.list?.has(cardId) ?? false
  return { verdict: judgeCard(facts, { signature, today: data.today, isRevoked }), facts }
}

/** Asks the registry itself: it knows who left a minute ago, and keys that this page does not. */
export async function askLive(token: string): Promise<Live> {
  try {
    const answer = await fetch('check/status', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (answer.status === 429) return 'busy'
    if (answer.status === 400) return 'unknown'
    const { verdict }: { verdict?: Verdict } = answer.ok ? await answer.json() : {}
    return verdict && VERDICTS.includes(verdict) ? { verdict } : 'offline'
  } catch {
    return 'offline'
  }
}

async function judgeSignature({ facts, signed, signature }: ReadToken, data: CheckData): Promise<Signature> {
  const key = data.state?.keys.find(({ tag }) => tag === facts.keyTag)
  const publicKey = key && fromBase64url(key.publicKey)
  if (!publicKey) return 'unknown'
  if (!(await verifySignature(publicKey, signed, signature))) return 'bad'
  return key.revoked ? 'revoked' : 'good'
}
