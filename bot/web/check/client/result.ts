import type { Verdict } from '../../../../domain/ticket/verdict.ts'
import type { CheckData } from './check-data.ts'
import { element } from './element.ts'
import type { Judgement, Live } from './judge.ts'
import { word, writtenMoment } from './words.ts'

const WEEK_MS = 7 * 86_400_000
/** Of a forgery nothing is shown that it says of itself. */
const UNTRUSTED: readonly Verdict[] = ['forged', 'foreign']

/** Shows a verdict: by colour, by word and by picture, and what there is to compare the card with. */
export function showResult({ verdict, facts }: Judgement, live: Live | undefined, data: CheckData): void {
  const box = element('result', HTMLElement)
  box.dataset['verdict'] = verdict
  element('word', HTMLElement).textContent = word(`check.${verdict}`)
  element('hint', HTMLElement).textContent = word(`check.${verdict}Hint`)
  const shown = UNTRUSTED.includes(verdict) ? undefined : facts
  element('facts', HTMLElement).hidden = !shown
  if (shown) {
    element('name', HTMLElement).textContent = shown.name
    element('number', HTMLElement).textContent = shown.number || '—'
    element('issued', HTMLElement).textContent = written(shown.issuedOn)
    element('expires', HTMLElement).textContent = written(shown.expiresOn)
  }
  element('live', HTMLElement).textContent = verdict === 'foreign' ? '' : liveWord(live)
  const list = element('list', HTMLElement)
  const { text, isOld } = listWord(data)
  list.textContent = verdict === 'foreign' ? '' : text
  list.classList.toggle('warn', isOld && typeof live !== 'object')
  box.hidden = false
}

/** What stands below the page: may it be taken where there is no network? */
export function showReadiness(data: CheckData, isKept: boolean): void {
  const isReady = data.list !== undefined && isKept
  const canKeep = 'serviceWorker' in navigator
  const key = isReady ? 'check.ready' : canKeep ? 'check.loading' : 'check.online'
  const line = element('readiness', HTMLElement)
  line.textContent = word(key)
  line.dataset['ready'] = String(isReady)
}

function liveWord(live: Live | undefined): string {
  if (live === undefined) return word('check.asking')
  if (typeof live === 'object') return word('check.live')
  return live === 'unknown' ? '' : word(live === 'busy' ? 'check.busy' : 'check.offline')
}

function listWord(data: CheckData): { text: string; isOld: boolean } {
  const at = data.listedAt
  if (!at) return { text: word('check.noList'), isOld: true }
  const isOld = Date.now() - at.getTime() > WEEK_MS
  return { text: word(isOld ? 'check.oldList' : 'check.list', { at: writtenMoment(at) }), isOld }
}

function written(date: string): string {
  return date.split('-').reverse().join('.')
}
