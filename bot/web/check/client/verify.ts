import { verifyAsync } from '@noble/ed25519'

type Bytes = Uint8Array<ArrayBuffer>

/** Is this Ed25519 signature of ours? By the browser itself where it knows how (since 2023 to 2025), else by a library. */
export async function verifySignature(publicKey: Bytes, signed: Bytes, signature: Bytes): Promise<boolean> {
  const key = await browserKey(publicKey)
  return key
    ? crypto.subtle.verify('Ed25519', key, signature, signed)
    : verifyAsync(signature, signed, publicKey, { zip215: false })
}

async function browserKey(publicKey: Bytes): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  } catch {
    return undefined
  }
}
