import { z } from 'zod'
import kinds from './data/region-kinds.json' with { type: 'json' }

const SHORT_KINDS = z.object({ short: z.record(z.string(), z.string()) }).parse(kinds).short

/** What people call an organisation by. */
export interface Named {
  level: string
  kind: string | null
  name: string
  shortName: string | null
}

/** The short name where there is one. A region is known by its name and kind together: the name alone is not a key. */
export function orgLabel({ level, kind, name, shortName }: Named): string {
  const plain = shortName ?? name
  return level === 'regional' && kind && !plain.includes(kind) ? `${plain} (${kind})` : plain
}

/** Regions as narrow buttons show them: the name, with its kind only where another region bears the same. */
export function regionLabels(regions: readonly Named[]): string[] {
  const bearers = new Map<string, number>()
  for (const { name } of regions) bearers.set(name, (bearers.get(name) ?? 0) + 1)
  return regions.map(({ name, kind }) =>
    kind && (bearers.get(name) ?? 0) > 1 ? `${name} ${SHORT_KINDS[kind] ?? kind}` : name,
  )
}

/** As much of a name as a button shows on a phone beside a number. What tells organisations apart stands at its end. */
const BUTTON_CHARS = 34

export function buttonName(name: string): string {
  return name.length > BUTTON_CHARS ? `…${name.slice(1 - BUTTON_CHARS)}` : name
}
