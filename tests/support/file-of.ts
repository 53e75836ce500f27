import { readFileSync } from 'node:fs'
import type { Screen } from '../../core/screen.ts'

/** The document above a screen, wherever it is kept. */
export function fileOf(screen: Screen | undefined): Buffer {
  const file = screen?.file
  if (!file) throw new Error('the screen has no document')
  return 'bytes' in file ? Buffer.from(file.bytes) : readFileSync(file.path)
}

/** Where a document lies that is on the disk; '' for one that is not. */
export function diskPathOf(screen: Screen | undefined): string {
  return screen?.file && 'path' in screen.file ? screen.file.path : ''
}
