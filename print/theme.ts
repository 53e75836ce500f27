export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export interface Colours {
  page: string
  band: string
  onBand: string
  /** less important words on the band */
  dimOnBand: string
  accent: string
  text: string
  dim: string
  panel: string
  line: string
  bar: string
}

/** Text on its background has a contrast of 7 : 1 or more in both, less important words 4.5 : 1. */
export const COLOURS: Record<Theme, Colours> = {
  light: {
    page: '#f6f8fb',
    band: '#173f7a',
    onBand: '#ffffff',
    dimOnBand: '#c9d8ee',
    accent: '#d9363e',
    text: '#0f1b2d',
    dim: '#55627a',
    panel: '#ffffff',
    line: '#dbe2ec',
    bar: '#2f6bc4',
  },
  dark: {
    page: '#0e1621',
    band: '#1b3355',
    onBand: '#ffffff',
    dimOnBand: '#b4c7e2',
    accent: '#ff6b6f',
    text: '#f4f7fb',
    dim: '#9fb0c6',
    panel: '#182533',
    line: '#2b3b4e',
    bar: '#6fa8ff',
  },
}

/** `text` as a theme; light for anything else. */
export function readTheme(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'light'
}
