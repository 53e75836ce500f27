/** Tells listeners what happened, in order, at once. */
export class Bus<E> {
  #listeners = new Set<(event: E) => void>()

  on(listener: (event: E) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: E): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
}
