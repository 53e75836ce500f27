import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { en } from '../../core/locales/en/index.ts'
import { ru } from '../../core/locales/ru/index.ts'
import {
  CONSENT_TEXTS,
  consentText,
  currentText,
  readTextVersion,
} from '../../domain/privacy/consent-texts.ts'
import { PURPOSES } from '../../domain/privacy/erasure.ts'
import { readSource, sourceFiles } from '../architecture/tree.ts'

const versions = Object.values(CONSENT_TEXTS).flat()

/** A text that somebody agreed to is not changed: a new wording takes a new version and a new line here. */
const MARKS = {
  'joining-1': 'e9147bf6c47b',
  'mailings-1': 'ed2e244f83ba',
  'offers-1': 'e7a4e00952cc',
  'email-1': '7bd5ef9670fe',
}

test('the words of every version are those that were agreed to', () => {
  const marks = versions.map((version) => {
    const words = `${ru[consentText(version)]}\n${en[consentText(version)]}`
    return [version, createHash('sha256').update(words).digest('hex').slice(0, 12)]
  })
  expect(Object.fromEntries(marks)).toEqual(MARKS)
})

test('every version that the code ever writes down has its text', () => {
  const named = new RegExp(`['"\`](?:${PURPOSES.join('|')})-\\d+\\b`, 'g')
  const written = sourceFiles('bot', 'jobs', 'domain', 'db', 'core', 'cli', 'demo').flatMap(
    (file) => readSource(file).match(named) ?? [],
  )
  expect(written.length).toBeGreaterThanOrEqual(versions.length)
  expect(written.filter((quoted) => !readTextVersion(quoted.slice(1)))).toEqual([])
})

test('versions are told apart, and belong to their purpose; the last one is asked today', () => {
  expect(new Set(versions).size).toBe(versions.length)
  for (const purpose of PURPOSES) {
    expect(CONSENT_TEXTS[purpose].every((version) => version.startsWith(`${purpose}-`))).toBe(true)
    expect(currentText(purpose)).toBe(CONSENT_TEXTS[purpose].at(-1))
  }
  expect(readTextVersion('joining-0')).toBeUndefined()
})
