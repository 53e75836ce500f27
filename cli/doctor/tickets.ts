import { type Finding, ok, warn } from './finding.ts'

/** Can tickets carry a code, and can a cashier's phone check it? Without one, tickets are only pictures. */
export function examineTickets({
  keys,
  publicUrl,
  demo,
}: {
  keys: ReadonlyArray<{ kid: string; isRevoked: boolean }>
  publicUrl: string | undefined
  demo: boolean
}): Finding {
  const signer = keys.find(({ isRevoked }) => !isRevoked)
  if (!signer)
    return warn(
      'tickets',
      keys.length === 0
        ? 'CARD_SIGNING_KEY is not set: tickets have no code'
        : 'every key of CARD_SIGNING_KEY is revoked: tickets have no code',
      'Run "cli keys rotate" and set what it prints.',
    )
  if (publicUrl === undefined && !demo)
    return warn(
      'tickets',
      `${signer.kid} signs, but PUBLIC_URL is not set: tickets have no code, because it would lead nowhere`,
      'Set PUBLIC_URL to the https address of PORT as the world sees it.',
    )
  return ok('tickets', `${signer.kid} signs; checked at ${publicUrl ?? "the demo's own address"}`)
}
