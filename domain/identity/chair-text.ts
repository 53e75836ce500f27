import type { Button, Screen } from '../../core/screen.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** What a chair is told whose access to the office ended, or fell back to the passport without people. */
export function formerChairScreen(org: { id: number; name: string }, left: 'limited' | 'ended'): Screen {
  const next: Button =
    left === 'ended'
      ? { label: { key: 'chair.link' }, route: 'link' }
      : { label: { key: 'access.ask' }, route: 'access.ask', args: [org.id] }
  return { text: { key: `chair.${left}`, vars: { name: org.name } }, buttons: [[next], [HOME]] }
}

/** What the person is told whose phone now stands in the passport. */
export function newChairScreen(org: { name: string }): Screen {
  return {
    text: { key: 'chair.yours', vars: { name: org.name } },
    buttons: [[{ label: { key: 'chair.link' }, route: 'link', style: 'primary' }], [HOME]],
  }
}
