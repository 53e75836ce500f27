import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

export type Encoding = 'utf-8' | 'windows-1251'

/** Bytes that one read takes: enough to keep the disk busy, little enough to forget soon. */
const PIECE = 512 * 1024

/**
 * The text of a file, piece by piece, with the number of its bytes read so far. Lines end with a line feed,
 * `returns` says that they end with a carriage return alone in the file.
 */
export function* readText(
  path: string,
  encoding: Encoding,
  returns: boolean,
): Generator<{ text: string; bytes: number; last: boolean }> {
  const decode = decoder(encoding)
  const file = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(PIECE)
  try {
    let bytes = 0
    for (;;) {
      const length = readSync(file, buffer, 0, PIECE, null)
      const text = decode(buffer.subarray(0, length), length === 0)
      const piece = bytes === 0 ? text.replace(/^\ufeff/, '') : text
      bytes += length
      yield { text: returns ? piece.replaceAll('\r', '\n') : piece, bytes, last: length === 0 }
      if (length === 0) return
    }
  } finally {
    closeSync(file)
  }
}

function decoder(encoding: Encoding): (bytes: Buffer, last: boolean) => string {
  if (encoding === 'utf-8') {
    const utf8 = new StringDecoder('utf8')
    return (bytes, last) => (last ? utf8.end() : utf8.write(bytes))
  }
  const cyrillic = new TextDecoder(encoding)
  return (bytes) => cyrillic.decode(bytes, { stream: true })
}

/** Enough to know the encoding of a file and to hold its header. */
const SAMPLE = 1024 * 1024

/** The first bytes of a file. */
export function sampleOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(SAMPLE)
    return buffer.subarray(0, readSync(file, buffer, 0, SAMPLE, 0))
  } finally {
    closeSync(file)
  }
}

/** UTF-8 unless more of the bytes above ASCII contradict it than agree; undefined for what is no text. */
export function encodingOf(sample: Buffer): Encoding | undefined {
  if (sample.includes(0)) return undefined
  let [right, wrong] = [0, 0]
  for (let at = 0; at < sample.length; ) {
    const lead = sample[at] ?? 0
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
    if (length === 1) at++
    else if (length > 0 && continues(sample, at + 1, length - 1)) {
      right++
      at += length
    } else {
      if (at + length < sample.length) wrong++
      at++
    }
  }
  return wrong > right ? 'windows-1251' : 'utf-8'
}

function continues(bytes: Buffer, from: number, count: number): boolean {
  for (let at = from; at < from + count; at++) {
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return false
  }
  return true
}
