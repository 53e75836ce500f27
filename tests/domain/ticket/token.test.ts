import * as noble from '@noble/ed25519'
import { describe, expect, test } from 'vitest'
import { readSigningKeys } from '../../../core/signing-keys.ts'
import { MAX_TOKEN_CHARS, packCard, readToken, writeToken } from '../../../domain/ticket/token.ts'
import vectors from './token-vectors.json' with { type: 'json' }

const [key] = readSigningKeys(vectors.signingKey)
if (!key) throw new Error('the vectors have no key')

const LONG = /^Вымышленная-Несуществующая/

describe.each(vectors.vectors)('$about', ({ facts, signed, token }) => {
  test('is written as the vector has it', () => {
    const bytes = packCard({ keyTag: vectors.keyTag, ...facts })
    expect(Buffer.from(bytes ?? []).toString('hex')).toBe(signed)
    expect(writeToken(bytes ?? new Uint8Array(), key.sign(bytes ?? new Uint8Array()))).toBe(token)
    expect(token.length).toBeLessThanOrEqual(MAX_TOKEN_CHARS)
  })

  test('is read back, and its signature is good, on a server and in a browser without WebCrypto', async () => {
    const read = readToken(token)
    const name = LONG.test(facts.name) ? 'Вымышленная-Несущест… А. П.' : facts.name
    expect(read?.facts).toEqual({ keyTag: vectors.keyTag, ...facts, name })
    const { signed: of = new Uint8Array(), signature = new Uint8Array() } = read ?? {}
    expect(key.verify(of, signature)).toBe(true)
    expect(await noble.verifyAsync(signature, of, key.publicKey, { zip215: false })).toBe(true)
  })

  test('one card has one text: no other letters stand for the same bytes', () => {
    const last = token.slice(-1)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const others = [...alphabet]
      .filter((letter) => letter !== last)
      .map((letter) => token.slice(0, -1) + letter)
    const good = others.map(readToken).filter((read) => read && key.verify(read.signed, read.signature))
    expect(good).toEqual([])
    expect(readToken(`${token}=`)).toBeUndefined()
  })
})

const card = { keyTag: key.tag, cardId: 1, issuedOn: '2026-11-28', expiresOn: '2027-11-28' }

test('with any one bit flipped it is no token, or its signature is bad', () => {
  const bytes = Buffer.from(vectors.vectors[0]?.token ?? '', 'base64url')
  const accepted = Array.from({ length: bytes.length * 8 }, (_, bit) => bit).filter((bit) => {
    const flipped = Uint8Array.from(bytes, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
    const read = readToken(Buffer.from(flipped).toString('base64url'))
    return read && read.facts.keyTag === key.tag && key.verify(read.signed, read.signature)
  })
  expect(accepted).toEqual([])
})

test('the longest surnames and numbers stay within 150 letters; a number is never cut', () => {
  const names = ['Я', 'Ы'.repeat(40), 'Ҡ'.repeat(40), '👩‍🏫'.repeat(20), ' ', ''].map(
    (surname) => `${surname} А. П.`,
  )
  for (const number of ['', '1', '4'.repeat(30), 'АБВ 123456/78'])
    for (const name of names) {
      const bytes = packCard({ ...card, number, name })
      const token = writeToken(bytes ?? new Uint8Array(), key.sign(bytes ?? new Uint8Array()))
      expect(token.length).toBeLessThanOrEqual(MAX_TOKEN_CHARS)
      expect(readToken(token)?.facts.number).toBe(number)
      expect(readToken(token)?.facts.name).toMatch(/ А\. П\.$/)
    }
})

test('what no card can say is not written', () => {
  expect(packCard({ ...card, number: '4'.repeat(64), name: 'Я А.' })).toBeUndefined()
  expect(packCard({ ...card, number: 'Щ'.repeat(34), name: 'Я А.' })).toBeUndefined()
  expect(packCard({ ...card, number: '1', name: 'Я А.', issuedOn: '2019-12-31' })).toBeUndefined()
  expect(packCard({ ...card, number: '1', name: 'Я А.', expiresOn: 'tomorrow' })).toBeUndefined()
})

test('noise is no token', () => {
  const noise = ['', 'A', '%%%', 'A'.repeat(150), 'A'.repeat(151), 'AQ', `AQ${'A'.repeat(140)}`]
  expect(noise.map(readToken)).toEqual(noise.map(() => undefined))
})
