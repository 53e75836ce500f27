// Codes of tickets: how long one takes to sign and to verify, and the list of a million revoked cards. Prints JSON.
import * as noble from '@noble/ed25519'
import { makeSigningKey, readSigningKeys } from '../../core/signing-keys.ts'
import { readRevocations, writeRevocations } from '../../domain/ticket/revocation-list.ts'
import { packCard, readToken, writeToken } from '../../domain/ticket/token.ts'
import { judgeCard } from '../../domain/ticket/verdict.ts'

const CHECKS = 2000
const REVOKED = 1_000_000
/** Every third of all cards is on the list: more than any union would bear. */
const EVERY = 3

const facts = {
  issuedOn: '2026-11-28',
  expiresOn: '2027-11-28',
  number: '440000001',
  name: 'Небылицына А. П.',
}
const [key] = readSigningKeys(makeSigningKey('bench'))
if (!key) throw new Error('no key')

function percentiles(times: number[]): { p50: number; p99: number } {
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

async function timed(times: number, work: (at: number) => Promise<unknown> | unknown) {
  const taken: number[] = []
  for (let at = 0; at < times; at++) {
    const from = performance.now()
    await work(at)
    taken.push(performance.now() - from)
  }
  return percentiles(taken)
}

function sign(cardId: number): string {
  const signed = packCard({ keyTag: key?.tag ?? '', cardId, ...facts }) ?? new Uint8Array()
  return writeToken(signed, key?.sign(signed) ?? new Uint8Array())
}

const cards = Uint32Array.from({ length: REVOKED }, (_, at) => at * EVERY + 1)
const started = performance.now()
const bytes = writeRevocations(cards, new Date())
const writeMs = performance.now() - started
const from = performance.now()
const list = readRevocations(bytes)
const readMs = performance.now() - from
if (!list) throw new Error('the list cannot be read')

/** The longest list there can be: a million cards spread over all that a token can number. */
const sparse = writeRevocations(
  cards.map((_, at) => at * 4294 + 1),
  new Date(),
)
const tokens = Array.from({ length: CHECKS }, (_, at) => sign(at * EVERY + 2))
const isRevoked = (cardId: number) => list.has(cardId)
const check = async (verify: (token: string) => Promise<boolean> | boolean, token = '') => {
  const read = readToken(token)
  const signature = (await verify(token)) ? 'good' : 'bad'
  const verdict = read && judgeCard(read.facts, { signature, today: '2026-11-29', isRevoked })
  if (verdict !== 'valid') throw new Error(`a good card was ${verdict}`)
}
const byNode = (text: string) => {
  const read = readToken(text)
  return read !== undefined && key.verify(read.signed, read.signature)
}
const byLibrary = async (text: string) => {
  const read = readToken(text)
  return (
    read !== undefined && noble.verifyAsync(read.signature, read.signed, key.publicKey, { zip215: false })
  )
}
const figures = {
  tokenChars: tokens[0]?.length,
  signMs: await timed(CHECKS, sign),
  checkMs: await timed(CHECKS, (at) => check(byNode, tokens[at])),
  checkWithLibraryMs: await timed(CHECKS / 10, (at) => check(byLibrary, tokens[at])),
  list: { count: REVOKED, bytes: bytes.length, longestBytes: sparse.length, writeMs, readMs },
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
