import { type ReadToken, writeToken } from '../../../../domain/ticket/token.ts'
import { Camera } from './camera.ts'
import { CheckData } from './check-data.ts'
import { element } from './element.ts'
import { askLive, type Judgement, judge, type Live, scan } from './judge.ts'
import { showReadiness, showResult } from './result.ts'
import { switchLanguage, word, writeWords } from './words.ts'

/** How often a page that stays open looks for a new list. */
const REFRESH_MS = 5 * 60_000

const data = new CheckData()
const camera = new Camera(element('video', HTMLVideoElement))
const code = element('code', HTMLTextAreaElement)
let shown: { judgement: Judgement; live: Live | undefined } | undefined
let isKept = false
let checks = 0
/** Who scans one card scans the next one. */
let scans = false

const opened = data.open()
/** On the very first visit there is no key to judge by before this. */
const firstState = opened.then(() => data.refreshState()).catch(stayAsKept)

function show(judgement: Judgement, live: Live | undefined): void {
  shown = { judgement, live }
  element('ask', HTMLElement).hidden = true
  showResult(judgement, live, data)
}

/** Judges at once by what is here, then by what the server says. A later check makes the answer of this one void. */
async function check(text: string): Promise<void> {
  checks += 1
  const mine = checks
  const scanned = scan(text)
  if (typeof scanned === 'string') show({ verdict: scanned }, 'unknown')
  else await checkToken(scanned, () => mine === checks)
  const result = element('result', HTMLElement)
  result.focus({ preventScroll: true })
  result.scrollIntoView({ block: 'start' })
}

async function checkToken(token: ReadToken, isLatest: () => boolean): Promise<void> {
  await opened
  if (!data.state) await firstState
  const here = await judge(token, data)
  if (!isLatest()) return
  show(here, undefined)
  const live = await askLive(writeToken(token.signed, token.signature))
  if (isLatest()) show(typeof live === 'object' ? { ...here, verdict: live.verdict } : here, live)
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
  showReadiness(data, isKept)
}

async function refresh(state = data.refreshState()): Promise<void> {
  await state.then(() => data.refreshList()).catch(stayAsKept)
  showReadiness(data, isKept)
  if (shown) show(shown.judgement, shown.live)
}

async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('check/worker.js', { scope: 'check', updateViaCache: 'none' })
  await navigator.serviceWorker.ready
  isKept = true
  showReadiness(data, isKept)
}

element('language', HTMLButtonElement).addEventListener('click', () => {
  switchLanguage()
  writeWords()
  showReadiness(data, isKept)
  if (shown) show(shown.judgement, shown.live)
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
showReadiness(data, isKept)
checkAddressBar()
await refresh(firstState)
// Where the network went meanwhile the page says that it is not ready, and keeps itself on the next visit.
await keepPage().catch(() => undefined)
