import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto'

/** One Ed25519 key of CARD_SIGNING_KEY. */
export interface SigningKey {
  /** what people call it */
  kid: string
  /** what tokens call it: the first four bytes of the public key's hash, as hex */
  tag: string
  publicKey: Uint8Array
  sign(bytes: Uint8Array): Uint8Array
  verify(bytes: Uint8Array, signature: Uint8Array): boolean
}

const SEED_BYTES = 32
const TAG_BYTES = 4
/** What stands before the seed in PKCS #8, and before the public key in SPKI (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** The keys of `kid:base64-seed[,kid:base64-seed]`, the first of which signs. Throws where a seed is not 32 bytes. */
export function readSigningKeys(text: string): SigningKey[] {
  return text.split(',').map(readSigningKey)
}

/** Are these keys fit for use: each seed of 32 bytes, each name once. */
export function areSigningKeys(text: string): boolean {
  const pairs = text.split(',').map((pair) => pair.split(':'))
  const names = new Set(pairs.map(([kid]) => kid))
  const whole = pairs.every(([, seed = '']) => Buffer.from(seed, 'base64').length === SEED_BYTES)
  return whole && names.size === pairs.length
}

/** A new key at random, as it is written in CARD_SIGNING_KEY. */
export function makeSigningKey(kid: string): string {
  return `${kid}:${randomBytes(SEED_BYTES).toString('base64')}`
}

/** A public key of 32 bytes by itself: what it is called, and what it checks. Of a key that is gone no more is left. */
export function readPublicKey(publicKey: Uint8Array): Omit<SigningKey, 'kid' | 'sign'> {
  const der = Buffer.concat([SPKI_HEAD, publicKey])
  const known = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return {
    tag: tagOf(publicKey),
    publicKey,
    verify: (bytes, signature) => verify(null, bytes, known, signature),
  }
}

/** What tokens call a public key. */
function tagOf(publicKey: Uint8Array): string {
  return createHash('sha256')
    .update(publicKey)
    .digest('hex')
    .slice(0, TAG_BYTES * 2)
}

function readSigningKey(text: string): SigningKey {
  const [kid = '', base64 = ''] = text.split(':')
  const der = Buffer.concat([PKCS8_HEAD, Buffer.from(base64, 'base64')])
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return {
    ...readPublicKey(spki.subarray(SPKI_HEAD.length)),
    kid,
    sign: (bytes) => sign(null, bytes, secret),
  }
}
