import type { ReadToken } from '../../../../domain/ticket/token.ts'
import { Camera } from './camera.ts'
import { CheckData } from './check-data.ts'
import { element } from './element.ts'
import { askLive, type Judgement, judge, judgeMisread, type Live, scan } from './judge.ts'
import { type Keeping, showReadiness, showResult } from './result.ts'
import { switchLanguage, word, writeWords } from './words.ts'

/** How often a page that stays open looks for a new list. */
const REFRESH_MS = 5 * 60_000
/** On the very first visit a verdict waits so long for the list: it mostly comes along with the keys. */
const LIST_PATIENCE_MS = 3000

/** What is on the screen: judged by what this browser has, and what the server said of it. */
interface Shown {
  here: Judgement
  live: Live
  token?: ReadToken
}

const data = new CheckData()
const camera = new Camera(element('video', HTMLVideoElement))
const code = element('code', HTMLTextAreaElement)
let shown: Shown | undefined
let keeping: Keeping = 'trying'
let checks = 0
/** Who scans one card scans the next one. */
let scans = false

const opened = data.open()
/** On the very first visit there is no key to judge by before this. */
const firstState = opened.then(() => data.refreshState()).catch(stayAsKept)
const firstList = firstState.then(() => data.refreshList()).catch(stayAsKept)

function show(next: Shown): void {
  shown = next
  element('ask', HTMLElement).hidden = true
  showResult(next.here, { live: next.live, facts: next.token?.facts, data })
}

/** Judges at once by what is here, then by what the server says. A later check makes the answer of this one void. */
async function check(text: string): Promise<void> {
  checks += 1
  const mine = checks
  const scanned = scan(text)
  if (typeof scanned === 'string') show({ here: judgeMisread(scanned), live: 'unasked' })
  else await checkToken(scanned, () => mine === checks)
  const result = element('result', HTMLElement)
  result.focus({ preventScroll: true })
  result.scrollIntoView({ block: 'start' })
}

async function checkToken(token: ReadToken, isLatest: () => boolean): Promise<void> {
  await opened
  if (!data.state) await firstState
  if (!data.hasList) await Promise.race([firstList, pause(LIST_PATIENCE_MS)])
  const here = await judge(token, data)
  if (!isLatest()) return
  show({ here, live: 'asking', token })
  void ask(token, isLatest)
}

async function ask(token: ReadToken, isLatest: () => boolean): Promise<void> {
  const live = await askLive(token)
  // A new list may have come meanwhile.
  const here = await judge(token, data)
  if (isLatest()) show({ here, live, token })
}

/** The card on the screen is judged by what has come since; where the server was not heard it is asked again. */
async function judgeAgain(): Promise<void> {
  const [before, mine] = [shown, checks]
  if (!before?.token) return
  const { token, live } = before
  const here = await judge(token, data)
  if (shown !== before) return
  show({ ...before, here })
  if (live === 'offline' || live === 'busy') void ask(token, () => mine === checks)
}

async function toggleCamera(): Promise<void> {
  const isOn = !element('video', HTMLVideoElement).hidden
  setCamera(!isOn)
  if (isOn) return camera.stop()
  try {
    await camera.start((text) => {
      closeCamera()
      scans = true
      void check(text)
    })
  } catch {
    closeCamera()
    element('trouble', HTMLElement).textContent = word('check.noCamera')
  }
}

function closeCamera(): void {
  camera.stop()
  setCamera(false)
}

function setCamera(isOn: boolean): void {
  element('video', HTMLVideoElement).hidden = !isOn
  element('trouble', HTMLElement).textContent = ''
  const button = element('scan', HTMLButtonElement)
  button.dataset['word'] = isOn ? 'check.stop' : 'check.scan'
  writeWords()
}

function startAgain(): void {
  checks += 1
  shown = undefined
  element('result', HTMLElement).hidden = true
  element('ask', HTMLElement).hidden = false
  code.value = ''
  history.replaceState(undefined, '', location.pathname)
  element('scan', HTMLButtonElement).focus()
  if (scans) void toggleCamera()
}

function checkAddressBar(): void {
  if (location.hash.length > 1) void check(location.href)
}

/** Without a connection what an earlier visit has kept is judged by, and its date is shown. */
function stayAsKept(): void {
  showReadiness(data, keeping)
}

async function refresh(): Promise<void> {
  await data
    .refreshState()
    .then(() => data.refreshList())
    .catch(stayAsKept)
  showReadiness(data, keeping)
  await judgeAgain()
}

/** A browser that refuses to keep the page, or loses the network over it, checks cards while the page is open. */
async function keepPage(): Promise<Keeping> {
  try {
    await navigator.serviceWorker.register('check/worker.js', { scope: 'check', updateViaCache: 'none' })
    await navigator.serviceWorker.ready
    return data.isKept ? 'kept' : 'refused'
  } catch {
    return 'refused'
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

element('language', HTMLButtonElement).addEventListener('click', () => {
  switchLanguage()
  writeWords()
  showReadiness(data, keeping)
  if (shown) show(shown)
})
element('scan', HTMLButtonElement).addEventListener('click', () => void toggleCamera())
element('again', HTMLButtonElement).addEventListener('click', startAgain)
element('typed', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault()
  closeCamera()
  scans = false
  void check(code.value)
})
window.addEventListener('hashchange', checkAddressBar)
window.addEventListener('online', () => void refresh())
window.setInterval(() => void refresh(), REFRESH_MS)

writeWords()
showReadiness(data, keeping)
checkAddressBar()
await firstList
showReadiness(data, keeping)
await judgeAgain()
keeping = await keepPage()
showReadiness(data, keeping)
