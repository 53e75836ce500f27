import { type RevocationList, readRevocations } from '../../../../domain/ticket/revocation-list.ts'
import { LIST_GOOD_MS } from '../../../../domain/ticket/verdict.ts'
import type { CheckState } from '../../../ticket/check-data.ts'
import { readState } from './check-state.ts'
import { keep, kept } from './kept.ts'

const STATE = 'check/state.json'
const LIST = 'check/list'
const PATIENCE_MS = 20_000

/** The list, and what the server calls its content. */
interface Listed {
  list: RevocationList
  version: string
}

/** The public keys and the list, kept in the browser: what was fetched once is there without a network. */
export class CheckData {
  state: CheckState | undefined
  #listed: Listed | undefined
  readonly #isKept = { state: false, list: false }

  /** Takes what an earlier visit has kept; what cannot be read is as if it were not there. */
  async open(): Promise<void> {
    this.state = await read(await kept(STATE), stateIn)
    this.#listed = await read(await kept(LIST), listIn)
    this.#isKept.state = this.state !== undefined
    this.#isKept.list = this.#listed !== undefined
  }

  /** Fetches the keys, and what the list is now. Throws where there is no connection, or no sensible answer. */
  async refreshState(): Promise<void> {
    const answer = await load(STATE)
    const copy = answer.clone()
    this.state = await stateIn(answer)
    this.#isKept.state = await keep(STATE, copy)
  }

  /** Fetches the list where it has changed. Throws likewise: what is there stays until there is a better one. */
  async refreshList(): Promise<void> {
    if (this.#listed && this.#listed.version === this.state?.list.version) return
    const answer = await load(LIST)
    const copy = answer.clone()
    this.#listed = await listIn(answer)
    this.#isKept.list = await keep(LIST, copy)
  }

  /** Is there everything to judge by, and will it be there at the next visit? */
  get isKept(): boolean {
    return this.#isKept.state && this.#isKept.list
  }

  get hasList(): boolean {
    return this.#listed !== undefined
  }

  /** When the registry was last seen to refuse just these cards. */
  get listedAt(): Date | undefined {
    const [state, listed] = [this.state, this.#listed]
    return state && listed && state.list.version === listed.version
      ? new Date(state.madeAt)
      : listed?.list.madeAt
  }

  get isListOld(): boolean {
    const at = this.listedAt
    return at === undefined || Date.now() - at.getTime() > LIST_GOOD_MS
  }

  /** Undefined where there is no list, or one too old to say that a card is good. */
  isRevoked(cardId: number): boolean | undefined {
    if (this.#listed?.list.has(cardId)) return true
    return this.isListOld ? undefined : false
  }

  /** The day by this device, but never one before the list's: a clock that is behind makes no old card good. */
  get today(): string {
    const now = new Date()
    const two = (part: number) => String(part).padStart(2, '0')
    const here = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
    const there = this.state?.today ?? ''
    return here > there ? here : there
  }
}

async function load(address: string): Promise<Response> {
  const answer = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer
}

async function stateIn(answer: Response): Promise<CheckState> {
  return readState(await answer.text())
}

async function listIn(answer: Response): Promise<Listed> {
  const list = readRevocations(new Uint8Array(await answer.arrayBuffer()))
  if (!list) throw new Error('this is no list of cards')
  return { list, version: (answer.headers.get('etag') ?? '').replace(/^W\/|"/g, '') }
}

async function read<Kind>(
  answer: Response | undefined,
  as: (answer: Response) => Promise<Kind>,
): Promise<Kind | undefined> {
  try {
    return answer && (await as(answer))
  } catch {
    // Spoiled, or of another release: the next fetch puts a good one in its place.
    return undefined
  }
}
