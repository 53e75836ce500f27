/** Does the work once for each key: for what is asked of seventy thousand offices and differs between a few of them. */
export function remembering<Given extends unknown[], Value>(
  keyOf: (...given: Given) => string,
  work: (...given: Given) => Value,
): (...given: Given) => Value {
  const known = new Map<string, { value: Value }>()
  return (...given) => {
    const key = keyOf(...given)
    const found = known.get(key) ?? { value: work(...given) }
    known.set(key, found)
    return found.value
  }
}
