import { fromBase64url } from '../../../../domain/ticket/base64url.ts'
import { type Misread, readScanned } from '../../../../domain/ticket/scanned.ts'
import { type ReadToken, writeToken } from '../../../../domain/ticket/token.ts'
import { judgeCard, type Signature, VERDICTS, type Verdict } from '../../../../domain/ticket/verdict.ts'
import type { CheckData } from './check-data.ts'
import { verifySignature } from './verify.ts'

/** What is peculiar to this case, where the verdict alone does not say what to do. */
export type Why =
  | Exclude<Misread, 'malformed' | 'foreign'>
  | 'unknownKey'
  | 'refusedKey'
  | 'revokedKey'
  | 'noKeys'

export interface Judgement {
  verdict: Verdict
  why?: Why
}

/** What the server said, or why it did not. `refused`: it knows of no key that has signed this. */
export type Live = { verdict: Verdict; at: Date } | 'refused' | 'offline' | 'busy' | 'asking' | 'unasked'

/** The address by which this page was opened; a QR with another one is of another site. */
const HERE = location.origin + location.pathname
const PATIENCE_MS = 8000

export function scan(text: string) {
  return readScanned(text, [HERE])
}

/** What there is to say of a text that is no token. */
export function judgeMisread(misread: Misread): Judgement {
  switch (misread) {
    case 'malformed':
      return { verdict: 'forged' }
    case 'notLatin':
      return { verdict: 'misread', why: misread }
    case 'foreign':
      return { verdict: 'foreign' }
    default:
      return { verdict: 'foreign', why: misread }
  }
}

/** Judges by what this browser has, without a network. */
export async function judge(token: ReadToken, data: CheckData): Promise<Judgement> {
  if (!data.state) return { verdict: 'unchecked', why: 'noKeys' }
  const signature = await judgeSignature(token, data)
  const isRevoked = (cardId: number) => data.isRevoked(cardId)
  const verdict = judgeCard(token.facts, { signature, today: data.today, isRevoked })
  if (signature === 'unknown') return { verdict, why: 'unknownKey' }
  return signature === 'revoked' ? { verdict, why: 'revokedKey' } : { verdict }
}

/** The server has the last word: it knows who left a minute ago, and keys that this page does not, or no longer should. */
export function withLive(here: Judgement, live: Live): Judgement {
  const isBad = here.verdict === 'forged' && here.why === undefined
  if (live === 'refused') return isBad ? here : { verdict: 'forged', why: 'refusedKey' }
  if (typeof live === 'string') return here
  return live.verdict === 'forged' ? { verdict: 'forged', why: 'revokedKey' } : { verdict: live.verdict }
}

/** Asks the registry itself. */
export async function askLive(token: ReadToken): Promise<Live> {
  try {
    const answer = await fetch('check/status', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: writeToken(token.signed, token.signature) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (answer.status === 429) return 'busy'
    if (answer.status === 400) return 'refused'
    const { verdict }: { verdict?: Verdict } = answer.ok ? await answer.json() : {}
    return verdict && VERDICTS.includes(verdict) ? { verdict, at: new Date() } : 'offline'
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
