import type { Purpose } from './erasure.ts'

/**
 * The texts that people agree to, by version, oldest first; the last one is shown today. A changed text takes a new version,
 * and the old one stays: whoever agreed to it can read it again.
 */
export const CONSENT_TEXTS = {
  joining: ['joining-1'],
  mailings: ['mailings-1'],
  offers: ['offers-1'],
  email: ['email-1'],
} as const satisfies Record<Purpose, readonly [string, ...string[]]>

export type TextVersion = (typeof CONSENT_TEXTS)[Purpose][number]

/** The version that a person is asked to agree to today. */
export function currentText<P extends Purpose>(purpose: P): (typeof CONSENT_TEXTS)[P][number] {
  const versions: readonly [TextVersion, ...TextVersion[]] = CONSENT_TEXTS[purpose]
  return versions[versions.length - 1] ?? versions[0]
}

/** A version as it was written down, where it is one of ours. */
export function readTextVersion(version: string): TextVersion | undefined {
  return Object.values(CONSENT_TEXTS)
    .flat()
    .find((known) => known === version)
}

/** The key of the words of a version. */
export function consentText(version: TextVersion): `consent.text.${TextVersion}` {
  return `consent.text.${version}`
}
