import { expect, test } from 'vitest'
import { readSource, repositoryFiles } from './tree.ts'

const BINARY = /\.(png|jpe?g|gif|webp|ico|xlsx|woff2?|ttf|db|wasm|pdf|zip)$/

const SECRETS: Record<string, RegExp> = {
  'a token of a bot': /\b\d{8,10}:[A-Za-z0-9_-]{35}\b/g,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  'a key of a cloud': /\b(AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36}|github_pat_\w{40,}|glpat-[\w-]{20})\b/g,
  'a password in an address': /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/'"`]+:[^\s:@/'"`]{3,}@[\w.-]+/g,
}

/** Examples that the documents show on purpose. */
const DOCUMENTED = [/smtps?:\/\/user:password@/, /\/\/pervichka:pervichka@/, /\/\/postgres:postgres@/]

const PHONE = /(?<![\w.-])(?:\+7|8)[\s(-]{0,2}\d{3}[\s)-]{0,2}\d{3}[\s-]?\d{2}[\s-]?\d{2}(?![\w.])/g

function* found(pattern: RegExp): Generator<{ file: string; text: string }> {
  for (const file of repositoryFiles()) {
    if (BINARY.test(file) || file === 'package-lock.json') continue
    for (const [text] of readSource(file).matchAll(pattern)) yield { file, text }
  }
}

test.each(Object.entries(SECRETS))('%s is not in the repository', (_, pattern) => {
  const secrets = [...found(pattern)].filter(({ text }) => !DOCUMENTED.some((known) => known.test(text)))
  expect(secrets.map(({ file }) => file)).toEqual([])
})

test('every phone is a made-up one, +7 000 …', () => {
  const real = [...found(PHONE)].filter(({ text }) => !/^(7|8)000/.test(text.replace(/\D/g, '')))
  expect(real.map(({ file, text }) => `${file}: ${text.slice(0, 6)}…`)).toEqual([])
})

test('no file of secrets or data is in the repository', () => {
  const files = repositoryFiles().filter((file) =>
    /(^|\/)\.env(\.(?!example)|$)|\.(pem|p12|key|db|sqlite)$/.test(file),
  )
  expect(files).toEqual([])
})

test('the scan finds what it looks for', () => {
  const token = `${'1'.repeat(9)}:${'A'.repeat(35)}`
  expect(token.match(SECRETS['a token of a bot'] ?? /^$/)).toHaveLength(1)
  expect(['+7', '916', '123', '45', '67'].join(' ').match(PHONE)).toHaveLength(1)
})
