import { reach } from '../../core/crash-point.ts'
import type { Held, Outcome } from '../../domain/outbox/outcome.ts'
import type { MessageClass } from '../../domain/outbox/ports.ts'
import type { Rendered } from './ports.ts'
import type { Post } from './post.ts'

/** A claimed message, ready to go. */
export interface Mail {
  id: number
  accountId: number
  externalId: string
  account: string
  reach: string
  /** why it is not sent though it could be */
  held: Held | undefined
  class: MessageClass
  attempts: number
  kind: string
  org: string | null
  /** undefined: it cannot be shown, and says so by failing */
  rendered: Rendered | undefined
}

/** Makes the one attempt a claim allows, or none where the person is not to be written to. */
export async function attempt(mail: Mail, post: Post): Promise<Outcome> {
  const before = heldBack(mail, post)
  if (!before && mail.rendered) await post.chats.wait(mail.externalId)
  // Asked again after the wait, which may be long: the process may have fallen silent meanwhile.
  const held = before ?? heldBack(mail, post)
  if (held) {
    post.pace.giveBack(1)
    return held
  }
  if (!mail.rendered) return { kind: 'rejected', code: 'not_renderable' }
  const paid = post.paid?.isPaid() ?? false
  try {
    const sending = post.sender.send(mail.externalId, mail.rendered, post.paid !== undefined)
    reach('requested')
    const outcome = await sending
    reach('answered')
    post.outage.note(outcome)
    return { ...outcome, paid }
  } catch {
    // A mistake of ours, or of the library: the request may have left.
    return { kind: 'unreachable', doubt: true, code: 'sender_failed', paid }
  }
}

function heldBack({ reach: reached, held }: Mail, post: Post): Outcome | undefined {
  if (reached === 'blocked' || reached === 'deactivated') return { kind: reached }
  if (held) return { kind: 'held', why: held }
  // Others are about to take this process for dead and to settle its claims: it must not send what they will.
  return post.isHeard() ? undefined : { kind: 'unreachable', doubt: false, code: 'unheard' }
}
