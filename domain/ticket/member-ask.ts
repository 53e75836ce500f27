/** What a member is asked, each once: the first that applies. */
export type MemberAsk = { what: 'status' } | { what: 'received'; madeOn: string } | { what: 'virtual' }

/** Under which a question is sent once: about each card that was made, else once for good. */
export function askKey(memberId: number, ask: MemberAsk): string {
  return `member.${ask.what}:${memberId}${ask.what === 'received' ? `:${ask.madeOn}` : ''}`
}

/**
 * A missing status is asked for; a card made so long ago that it must have come (`madeBefore`, YYYY-MM-DD) is asked
 * about; who refused the plastic and has no app is told of the virtual ticket.
 */
export function asksOf(
  member: {
    status: string | null
    ticketStatus: string
    ticketStatusOn: string | null
    appInstalled: boolean
  },
  madeBefore: string,
): MemberAsk[] {
  const { status, ticketStatus, ticketStatusOn, appInstalled } = member
  const asks: MemberAsk[] = []
  if (status === null) asks.push({ what: 'status' })
  if (ticketStatus === 'produced' && ticketStatusOn !== null && ticketStatusOn <= madeBefore)
    asks.push({ what: 'received', madeOn: ticketStatusOn })
  if (ticketStatus === 'refused' && !appInstalled) asks.push({ what: 'virtual' })
  return asks
}
