import { expect, test } from 'vitest'
import { readPublicKey } from '../../../core/signing-keys.ts'
import { cardName } from '../../../domain/ticket/card-name.ts'
import { addressOf, readScanned } from '../../../domain/ticket/scanned.ts'
import { judgeCard } from '../../../domain/ticket/verdict.ts'
import vectors from './token-vectors.json' with { type: 'json' }

const card = { cardId: 7, issuedOn: '2026-11-28', expiresOn: '2027-11-28' }
const judge = (
  today: string,
  signature: Parameters<typeof judgeCard>[1]['signature'] = 'good',
  revoked = 0,
) => judgeCard(card, { signature, today, isRevoked: (id) => id === revoked })

test('a card is valid from its first day to its last', () => {
  const days = ['2026-11-28', '2027-05-01', '2027-11-28']
  expect(days.map((day) => judge(day))).toEqual(['valid', 'valid', 'valid'])
  expect(judge('2027-11-29')).toBe('expired')
})

test('a card of tomorrow may come from the east; one of the day after is from the future', () => {
  expect(judge('2026-11-27')).toBe('valid')
  expect(judge('2026-11-26')).toBe('future')
  expect(
    judgeCard(
      { ...card, issuedOn: '2027-01-01' },
      { signature: 'good', today: '2026-12-31', isRevoked: () => false },
    ),
  ).toBe('valid')
})

test('without a list that could say no, a card that would be valid is not checked; a bad one stays bad', () => {
  const blind = (facts: typeof card, signature: Parameters<typeof judge>[1] = 'good') =>
    judgeCard(facts, { signature, today: '2027-01-01', isRevoked: () => undefined })
  expect(blind(card)).toBe('unchecked')
  expect(blind({ ...card, expiresOn: '2026-12-31' })).toBe('expired')
  expect(blind(card, 'unknown')).toBe('forged')
})

test('a card on the list is revoked, and no other is', () => {
  expect(judge('2027-01-01', 'good', 7)).toBe('revoked')
  expect(judge('2027-01-01', 'good', 8)).toBe('valid')
})

test('a bad signature, a key of nobody and a revoked key are all a forgery, whatever the card says', () => {
  const signatures = ['bad', 'unknown', 'revoked'] as const
  for (const day of ['2026-01-01', '2027-01-01', '2030-01-01'])
    expect(signatures.map((signature) => judge(day, signature, 7))).toEqual(['forged', 'forged', 'forged'])
})

const PAGE = 'https://bot.example.org/check'
const token = vectors.vectors[0]?.token ?? ''
const scan = (text: string) => {
  const read = readScanned(text, [PAGE, 'http://127.0.0.1:8080/check'])
  return typeof read === 'string' ? read : read.facts.cardId
}

test('a token is read from an address of this page, and by itself, broken into lines too', () => {
  const texts = [addressOf(PAGE, token), ` ${PAGE}/#${token}\n`, `http://127.0.0.1:8080/check#${token}`]
  expect(texts.map(scan)).toEqual([1, 1, 1])
  expect([token, `${token.slice(0, 70)}\n ${token.slice(70)}`].map(scan)).toEqual([1, 1])
})

test('the QR of another site is not ours, even with a good token in it', () => {
  const others = [
    'https://bot.example.org.evil.example/check',
    'http://bot.example.org/check',
    'https://bot.example.org/chec',
    'https://evil.example/check',
  ]
  others.push('https://ya.ru')
  expect(others.map((page) => scan(addressOf(page, token)))).toEqual(others.map(() => 'otherSite'))
  const texts = [
    'tel:+70000000000',
    'WIFI:S:x;;',
    'javascript:alert(1)',
    'привет',
    '',
    '12345',
    PAGE,
    `${PAGE}#`,
  ]
  expect(texts.map(scan)).toEqual(texts.map(() => 'foreign'))
})

test('what pretends to be a token of ours is a forgery', () => {
  const texts = [
    `${PAGE}#x`,
    token.slice(0, -1),
    `${token}A`,
    `B${token.slice(1)}`,
    `${PAGE}#${token}#${token}`.slice(0, -3),
  ]
  expect(texts.slice(0, 4).map(scan)).toEqual(Array(4).fill('malformed'))
})

test('a code typed with Russian letters that look like Latin ones is the same code', () => {
  const typed = [...token].map(
    (letter) => 'АВЕКМНОРСТХаеорсух'['ABEKMHOPCTXaeopcyx'.indexOf(letter)] ?? letter,
  )
  expect(typed.join('')).not.toBe(token)
  expect(
    [typed.join(''), `${PAGE}#${typed.join('')}`, `${PAGE}#${encodeURIComponent(typed.join(''))}`].map(scan),
  ).toEqual([1, 1, 1])
  expect(scan(`${token.slice(0, 20)}Ж${token.slice(21)}`)).toBe('notLatin')
  expect(scan(`${PAGE}#%D0%A`)).toBe('malformed')
})

test('a very long text is told so, at once', () => {
  const long = [
    token.repeat(3),
    'Ж'.repeat(100_000),
    `${PAGE}#${'A'.repeat(10_000)}`,
    'https://ya.ru/'.repeat(500),
  ]
  expect(long.map(scan)).toEqual(long.map(() => 'tooLong'))
})

test('a card names its holder by surname and initials', () => {
  const name = (lastName: string, firstName: string, middleName: string | null) =>
    cardName({ lastName, firstName, middleName })
  expect(name('Небылицына', 'Анна', 'Петровна')).toBe('Небылицына А. П.')
  expect(name('Ким', 'Ли', null)).toBe('Ким Л.')
  expect(name('Ким', '', '')).toBe('Ким')
})

/** As a server and a page both do it, from the text of the file alone. */
function verdictOf({ token, today, revoked }: (typeof vectors.judged)[number]): string {
  const read = readScanned(token, [vectors.page])
  if (typeof read === 'string') return read
  const key = vectors.keys.find(({ tag }) => tag === read.facts.keyTag)
  const known = key && readPublicKey(Buffer.from(key.publicKey, 'base64url'))
  const good = known?.verify(read.signed, read.signature)
  const signature = !key ? 'unknown' : !good ? 'bad' : key.revoked ? 'revoked' : 'good'
  return judgeCard(read.facts, { signature, today, isRevoked: (id) => revoked?.includes(id) })
}

test.each(vectors.judged)('$about: $verdict', (vector) => {
  expect(verdictOf(vector)).toBe(vector.verdict)
})
