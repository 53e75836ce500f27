import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/**
 * What this process counts, for Prometheus. One of a process: the bot and the jobs that share one add to the same
 * numbers. A label is a word of ours, never a person, an organisation or a message: its values are few.
 */
export const registry = new Registry()

const registers = [registry]

export function counter<Label extends string>(name: string, help: string, labelNames: Label[] = []) {
  return new Counter<Label>({ name, help, labelNames, registers })
}

/** `read` sets it when somebody asks: nothing is kept up in between. */
export function gauge<Label extends string>(
  name: string,
  help: string,
  labelNames: Label[] = [],
  read?: (gauge: Gauge<Label>) => void,
) {
  return new Gauge<Label>({
    ...{ name, help, labelNames, registers },
    ...(read && {
      collect() {
        read(this)
      },
    }),
  })
}

export function histogram<Label extends string>(
  name: string,
  help: string,
  buckets: number[],
  labelNames: Label[] = [],
) {
  return new Histogram<Label>({ name, help, labelNames, buckets, registers })
}
