/** A letter as a mail program reads it. */
export interface Letter {
  to: string
  raw: string
  /** by lower-case name; a header that stands twice is there twice */
  headers: Map<string, string[]>
  subject: string
  text: string
  html: string
}

/** Reads what the product sends: two parts of text, each in an encoding for seven bits. */
export function readLetter(raw: string, to: string): Letter {
  const { headers, body } = readPart(raw)
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type')?.[0] ?? '')?.[1] ?? ''
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => readPart(part.replace(/^\r\n/, '')))
  const ofType = (type: string) => {
    const part = parts.find((each) => each.headers.get('content-type')?.[0]?.startsWith(type))
    return part ? decode(part.body, part.headers.get('content-transfer-encoding')?.[0] ?? '') : ''
  }
  const subject = decodeWords(headers.get('subject')?.[0] ?? '')
  return { to, raw, headers, subject, text: ofType('text/plain'), html: ofType('text/html') }
}

function readPart(raw: string): { headers: Letter['headers']; body: string } {
  const cut = raw.indexOf('\r\n\r\n')
  const headers: Letter['headers'] = new Map()
  for (const line of raw
    .slice(0, cut)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value])
  }
  return { headers, body: raw.slice(cut + 4) }
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body.replaceAll('\r\n', '\n').trimEnd()
  return fromQuoted(body.replace(/=\r\n/g, '').trimEnd()).replaceAll('\r\n', '\n')
}

function fromQuoted(text: string): string {
  const bytes = text.replace(/=([\dA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : fromQuoted(text.replaceAll('_', ' ')),
    )
}
