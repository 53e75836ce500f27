import type { Screen } from '../../core/screen.ts'
import type { Digest } from './digest.ts'

/** What the level above hears once a week: how many, how old, and the way to the list. */
export function digestScreen({ orgId, name }: { orgId: number; name: string }, digest: Digest): Screen {
  const { offices, total } = digest
  const kind = offices.every(({ level }) => level === 'primary') ? 'primary' : 'any'
  const days = Math.max(...offices.map((office) => office.days))
  return {
    text: { key: 'gaps.digest', vars: { name, count: offices.length, total, kind, days } },
    buttons: [
      [{ label: { key: 'gaps.digestList' }, route: 'gaps.below', args: [orgId], style: 'primary' }],
      [{ label: { key: 'common.home' }, route: 'menu' }],
    ],
  }
}
