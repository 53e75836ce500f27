import type { Database } from '../db/client.ts'
import type { Dialogues } from './dialogue.ts'
import type { MakeTicketCode } from './ticket/ticket-code.ts'

/** What features are built with. */
export interface Deps {
  database: Database
  dialogues: Dialogues
  /** secret of deep links */
  secret: string
  /** the name by which the messenger knows the bot: t.me/NAME */
  botName: () => string
  /** the address that checks a member's card: what its QR holds; without it cards have no code */
  ticketCode?: MakeTicketCode
}
