import { registry } from '../../core/metrics/registry.ts'

/** Every line of the exposition that is a number, by its name with labels in the order of the alphabet. */
export async function readMetrics(text?: string): Promise<Map<string, number>> {
  const lines = (text ?? (await registry.metrics())).split('\n').filter((line) => /^[a-z]/.test(line))
  return new Map(
    lines.map((line) => {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
      const sorted = [...labels.matchAll(/\w+="[^"]*"/g)].map(String).sort().join()
      return [sorted ? `${name}{${sorted}}` : name, Number(value)] as const
    }),
  )
}

/** By how much numbers have grown since `before`; the process's registry is shared with other tests. */
export async function growth(before: Map<string, number>, text?: string): Promise<(name: string) => number> {
  const now = await readMetrics(text)
  return (name) => (now.get(name) ?? 0) - (before.get(name) ?? 0)
}
