/** A messenger refuses a whole message over one button with a bad address. */
const LONGEST = 500

/** An address that a button may open; undefined for one that is none: another scheme, a name without a dot, a login in it. */
export function safeLink(text: string | null): string | undefined {
  const address = (text ?? '').trim()
  if (address === '' || address.length > LONGEST || /[\s<>"\\]/.test(address)) return undefined
  const whole = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`
  if (!URL.canParse(whole)) return undefined
  const { protocol, hostname, username, password, href } = new URL(whole)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  const isPlain = username === '' && password === '' && /^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(hostname)
  return isWeb && isPlain ? href : undefined
}
