const KEPT = 'check-data'

/**
 * What the browser keeps between visits. Where it may keep nothing (a private window, no TLS, a full disk, storage
 * switched off) every one of these says so, and the page goes by what it holds in memory.
 */
export async function kept(address: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(KEPT)).match(address)
  } catch {
    return undefined
  }
}

/** False where it was not kept. */
export async function keep(address: string, answer: Response): Promise<boolean> {
  try {
    await (await caches.open(KEPT)).put(address, answer)
    return true
  } catch {
    return false
  }
}

export function keptWord(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

export function keepWord(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // It is good until the page is closed.
  }
}
