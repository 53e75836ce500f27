import type { Theme } from './theme.ts'

export interface BandColours {
  fill: string
  text: string
}

/** Bands of coverage in per cent, from which each begins. Orange and blue are told apart by everybody. */
export const BANDS = [
  { from: 0, fill: '#b3432b', text: '#ffffff' },
  { from: 50, fill: '#e9a23b', text: '#0f1b2d' },
  { from: 75, fill: '#a9cbe8', text: '#0f1b2d' },
  { from: 90, fill: '#2f6bc4', text: '#ffffff' },
] as const

const UNKNOWN: Record<Theme, BandColours> = {
  light: { fill: '#dbe2ec', text: '#0f1b2d' },
  dark: { fill: '#2b3b4e', text: '#f4f7fb' },
}

export function bandColours(pct: number | null, theme: Theme): BandColours {
  if (pct === null) return UNKNOWN[theme]
  return BANDS.findLast(({ from }) => pct >= from) ?? BANDS[0]
}
