/** Named by what the page consists of: another page is kept under another name, whole or not at all. */
declare const PAGE_VERSION: string

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asking extends Event {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  registration: { scope: string }
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(name: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(name: 'fetch', listener: (event: Asking) => void): void
}

const PREFIX = 'check-page-'
const KEPT = PREFIX + PAGE_VERSION

/** The page and its parts, served from the browser's own store: the page opens without a network. */
function serve(worker: Worker): void {
  const page = worker.registration.scope
  const addresses = [page, ...['page.js', 'style.css', 'icon.svg'].map((name) => `${page}/${name}`)]
  worker.addEventListener('install', (event) =>
    event.waitUntil(keep(addresses).then(() => worker.skipWaiting())),
  )
  worker.addEventListener('activate', (event) =>
    event.waitUntil(dropOthers().then(() => worker.clients.claim())),
  )
  worker.addEventListener('fetch', (event) => {
    const address = event.request.url.replace(/[?#].*$/, '')
    if (event.request.method === 'GET' && addresses.includes(address)) event.respondWith(answer(address))
  })
}

async function keep(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(KEPT)
  await cache.addAll(addresses.map((address) => new Request(address, { cache: 'reload' })))
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== KEPT)
  await Promise.all(old.map((name) => caches.delete(name)))
}

async function answer(address: string): Promise<Response> {
  return (await kept(address)) ?? fetch(address)
}

/** Where the browser's store is refused the network is asked. */
async function kept(address: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(KEPT)).match(address)
  } catch {
    return undefined
  }
}

serve(self as unknown as Worker)
