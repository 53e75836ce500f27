/** Purpose under which the consent to letters is kept. */
export const EMAIL_CONSENT = 'email'

/** An address has no more characters than this (RFC 5321), and its name before the @ no more than that. */
const LONGEST = 254
const LONGEST_NAME = 64

export type EmailProblem = 'profile.email.format' | 'profile.email.letters' | 'profile.email.long'
export type EmailRead = { ok: true; value: string } | { ok: false; code: EmailProblem }

/**
 * Reads an address that was typed. Only what every mail server takes: a Cyrillic «а» among Latin letters looks right and
 * leads nowhere, so it is told apart from other slips.
 */
export function readEmail(text: string): EmailRead {
  const written = text.trim().replace(/^mailto:/i, '')
  if (written.length > LONGEST) return { ok: false, code: 'profile.email.long' }
  if (/^\S+@\S+$/.test(written) && /\p{L}/u.test(written.replace(/[A-Za-z]/g, '')))
    return { ok: false, code: 'profile.email.letters' }
  const [, name = '', host = ''] = /^([\w.!#$%&'*+/=?^`{|}~-]+)@([A-Za-z0-9.-]+)$/.exec(written) ?? []
  const isName = name.length <= LONGEST_NAME && !/^\.|\.\.|\.$/.test(name)
  const isHost = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i.test(host)
  if (name === '' || !isName || !isHost) return { ok: false, code: 'profile.email.format' }
  return { ok: true, value: `${name}@${host.toLowerCase()}` }
}
