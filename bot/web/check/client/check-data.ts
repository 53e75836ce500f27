import { type RevocationList, readRevocations } from '../../../../domain/ticket/revocation-list.ts'
import type { CheckState } from '../../../ticket/check-data.ts'

const STATE = 'check/state.json'
const LIST = 'check/list'
const KEPT = 'check-data'
const PATIENCE_MS = 20_000

/** The public keys and the list, kept in the browser: what was fetched once is there without a network. */
export class CheckData {
  state: CheckState | undefined
  list: RevocationList | undefined
  #version = ''

  /** Takes what an earlier visit has kept. */
  async open(): Promise<void> {
    const [state, list] = await Promise.all([kept(STATE), kept(LIST)])
    if (state) this.state = await state.json()
    if (list) await this.#take(list)
  }

  /** Fetches the keys, and what the list is now. Throws where there is no connection. */
  async refreshState(): Promise<void> {
    const answer = await load(STATE)
    this.state = await answer.clone().json()
    await keep(STATE, answer)
  }

  /** Fetches the list where it has changed. Throws where there is no connection. */
  async refreshList(): Promise<void> {
    if (this.list && this.#version === this.state?.list.version) return
    const list = await load(LIST)
    await keep(LIST, list.clone())
    await this.#take(list)
  }

  /** When the registry was last seen to refuse just these cards. */
  get listedAt(): Date | undefined {
    const { state, list } = this
    return state && list && state.list.version === this.#version ? new Date(state.madeAt) : list?.madeAt
  }

  /** The day by this device, but never one before the list's: a clock that is behind makes no old card good. */
  get today(): string {
    const now = new Date()
    const two = (part: number) => String(part).padStart(2, '0')
    const here = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
    const there = this.state?.today ?? ''
    return here > there ? here : there
  }

  async #take(answer: Response): Promise<void> {
    const list = readRevocations(new Uint8Array(await answer.arrayBuffer()))
    if (!list) return
    this.list = list
    this.#version = (answer.headers.get('etag') ?? '').replace(/^W\/|"/g, '')
  }
}

async function load(address: string): Promise<Response> {
  const answer = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer
}

/** Only a page with TLS, or of this very machine, may keep anything. */
async function kept(address: string): Promise<Response | undefined> {
  return 'caches' in window ? (await caches.open(KEPT)).match(address) : undefined
}

async function keep(address: string, answer: Response): Promise<void> {
  if ('caches' in window) await (await caches.open(KEPT)).put(address, answer)
}
