import { randomInt } from 'node:crypto'
import { DECOYS } from '../../../domain/identity/linking.ts'

/** A code of four digits for the asker, and others to stand beside it. */
export function newCodes(): { code: string; decoys: string } {
  const codes = new Set<string>()
  while (codes.size <= DECOYS) codes.add(String(randomInt(1000, 10_000)))
  const [code = '', ...decoys] = codes
  return { code, decoys: decoys.join(' ') }
}
