import type { Tx } from './client.ts'

/**
 * Takes a row for the rest of the transaction. What may hold one thing at a time is decided under the row of that thing:
 * nobody else finds out meanwhile that it is free. SQLite has one writer, and loses nothing by it.
 */
export async function holdMember(tx: Tx, id: number): Promise<void> {
  await tx.$executeRaw`UPDATE "Member" SET "id" = "id" WHERE "id" = ${id}`
}

export async function holdAccount(tx: Tx, id: number): Promise<void> {
  await tx.$executeRaw`UPDATE "Account" SET "id" = "id" WHERE "id" = ${id}`
}

export async function holdOffice(tx: Tx, id: number): Promise<void> {
  await tx.$executeRaw`UPDATE "Office" SET "id" = "id" WHERE "id" = ${id}`
}
