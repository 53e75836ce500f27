import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Screen } from '../core/screen.ts'

/** A document that was made for one person: it is gone from the disk once it was sent, or could not be. */
export async function temporaryFile(name: string, bytes: Uint8Array): Promise<NonNullable<Screen['file']>> {
  const path = join(tmpdir(), randomUUID())
  await writeFile(path, bytes, { mode: 0o600 })
  return { name, path, temporary: true }
}
