import { type FieldTable, fieldTableInForce } from '../../domain/quality/field-table.ts'
import { type Ladder, ladderInForce } from '../../domain/quality/ladder.ts'
import { type TermLadder, termLadderInForce } from '../../domain/quality/term-ladder.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { keptSetting } from './kept-settings.ts'

type Db = PrismaClient | Tx

/** The passport fields in force: an admin's table where there is one. */
export async function loadFieldTable(read: Db): Promise<FieldTable> {
  return fieldTableInForce(await keptSetting(read, 'gap.fields'))
}

/** The ladder of reminders in force. */
export async function loadLadder(read: Db): Promise<Ladder> {
  return ladderInForce(await keptSetting(read, 'gap.ladder'))
}

/** The ladder before the end of a term of office in force. */
export async function loadTermLadder(read: Db): Promise<TermLadder> {
  return termLadderInForce(await keptSetting(read, 'term.ladder'))
}
