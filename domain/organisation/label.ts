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
