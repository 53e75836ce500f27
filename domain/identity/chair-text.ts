import type { Button, Screen, Text } from '../../core/screen.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** What a chair is told whose access to the office ended, or fell back to the passport without people. */
export function formerChairScreen(
  org: { id: number; name: string },
  left: 'limited' | 'ended' | 'handed',
): Screen {
  const text = { key: `chair.${left}` as const, vars: { name: org.name } }
  if (left === 'handed') return { text, buttons: [[HOME]] }
  const next: Button =
    left === 'ended'
      ? { label: { key: 'chair.link' }, route: 'link' }
      : { label: { key: 'access.ask' }, route: 'access.ask', args: [org.id] }
  return { text, buttons: [[next], [HOME]] }
}

/** What waits at an office for whoever holds it from now on. */
export interface OfficeWaits {
  applications: number
  questions: number
  gaps: number
  /** announcements that the former chair planned */
  paused: number
}

/** The same in words, one line for each; nothing where nothing waits. */
export function waitsTexts(waits: OfficeWaits): Text[] {
  const kinds = ['applications', 'questions', 'gaps', 'paused'] as const
  const lines = kinds.filter((kind) => waits[kind] > 0)
  if (lines.length === 0) return []
  return [
    { key: 'handOver.waits' },
    ...lines.map((kind): Text => ({ key: `handOver.${kind}`, vars: { count: waits[kind] } })),
  ]
}

/** What the person is told whose phone now stands in the passport. */
export function newChairScreen(org: { name: string }): Screen {
  return {
    text: { key: 'chair.yours', vars: { name: org.name } },
    buttons: [[{ label: { key: 'chair.link' }, route: 'link', style: 'primary' }], [HOME]],
  }
}
