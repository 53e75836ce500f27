import type { Database } from '../db/client.ts'
import type { Dialogues } from './dialogue.ts'

/** What features are built with. */
export interface Deps {
  database: Database
  dialogues: Dialogues
  /** secret of deep links */
  secret: string
}
