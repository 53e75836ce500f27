import type { Text } from '../../core/screen.ts'
import { plainText } from './plain-text.ts'

/** A partner as a list shows it. Words of the file are plain text already. */
export interface ListedPartner {
  id: number
  name: string
  town: string | null
  cashbackText: string | null
  cashbackPct: string | null
  /** conditions of the last 30 days */
  isNew: boolean
}

/** Everything about a partner. */
export interface Partner extends Omit<ListedPartner, 'isNew'> {
  scope: 'federal' | 'regional'
  category: string | null
  conditions: string | null
  url: string | null
  validFrom: string | null
  validTo: string | null
  regionName: string | null
}

export const NEW_FOR_DAYS = 30

/** Words of the file; null for those of which nothing is left without their marks. */
export function cleanWords(text: string | null): string | null {
  return plainText(text ?? '') || null
}

/** What comes back: the words of the file, else the share; undefined where neither is known. */
export function cashbackText(partner: {
  cashbackText: string | null
  cashbackPct: string | null
}): Text | undefined {
  if (partner.cashbackText !== null) return { key: 'common.plain', vars: { text: partner.cashbackText } }
  const pct = Number(partner.cashbackPct ?? 0)
  return pct > 0 && pct <= 100 ? { key: 'bonus.percent', vars: { pct } } : undefined
}
