import { z } from 'zod'
import type { PrismaClient, Tx } from '../client.ts'

const answersSchema = z.record(z.string(), z.string())

/** Answers given so far, by step id; what the dialogue is about, by name. All values are text. */
export interface DialogueState {
  name: string
  subject: Record<string, string>
  answers: Record<string, string>
}

export async function loadDialogue(
  db: PrismaClient | Tx,
  accountId: number,
  name: string,
): Promise<DialogueState | undefined> {
  const row = await db.dialogue.findUnique({ where: { accountId_name: { accountId, name } } })
  if (!row) return undefined
  return {
    name,
    subject: answersSchema.parse(JSON.parse(row.subject)),
    answers: answersSchema.parse(JSON.parse(row.answers)),
  }
}

/** Saves a dialogue and makes it the one that takes the person's next free text. */
export async function saveDialogue(
  tx: Tx,
  accountId: number,
  state: DialogueState,
  now: Date,
): Promise<void> {
  const data = {
    subject: JSON.stringify(state.subject),
    answers: JSON.stringify(state.answers),
    updatedAt: now,
  }
  await tx.dialogue.upsert({
    where: { accountId_name: { accountId, name: state.name } },
    create: { accountId, name: state.name, ...data },
    update: data,
  })
  await tx.account.update({ where: { id: accountId }, data: { dialogue: state.name } })
}

/** Leaves a dialogue: its answers stay, free text goes elsewhere. */
export async function leaveDialogue(tx: Tx, accountId: number): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { dialogue: null } })
}

/** Ends a dialogue and forgets its answers. */
export async function endDialogue(tx: Tx, accountId: number, name: string): Promise<void> {
  await tx.dialogue.deleteMany({ where: { accountId, name } })
  await tx.account.updateMany({ where: { id: accountId, dialogue: name }, data: { dialogue: null } })
}
