import type { Database } from '../db/client.ts'
import type { Dialogues } from './dialogue.ts'

/** What features are built with. */
export interface Deps {
  database: Database
  dialogues: Dialogues
  /** secret of deep links */
  secret: string
  /** the name by which the messenger knows the bot: t.me/NAME */
  botName: () => string
}
