import type { CardFacts } from '../../../../domain/ticket/token.ts'
import type { Verdict } from '../../../../domain/ticket/verdict.ts'
import type { CheckData } from './check-data.ts'
import { element } from './element.ts'
import { type Judgement, type Live, withLive } from './judge.ts'
import { type WordKey, word, writtenMoment } from './words.ts'

/** Of these nothing is shown that they say of themselves: no key of ours stands behind it. */
const UNTRUSTED: readonly Verdict[] = ['forged', 'foreign', 'misread']

/** Shows a verdict: by colour, by word and by picture, and what there is to compare the card with. */
export function showResult(
  here: Judgement,
  { live, facts, data }: { live: Live; facts: CardFacts | undefined; data: CheckData },
): void {
  const judgement = withLive(here, live)
  const { verdict, why } = judgement
  const box = element('result', HTMLElement)
  box.dataset['verdict'] = verdict
  write('word', word(why === 'noKeys' ? 'check.noKeys' : `check.${verdict}`))
  write('hint', word(hintOf(judgement)))
  const shown = UNTRUSTED.includes(verdict) || why === 'noKeys' ? undefined : facts
  element('facts', HTMLElement).hidden = !shown
  if (shown) {
    write('name', shown.name)
    write('number', shown.number || '—')
    write('issued', written(shown.issuedOn))
    write('expires', written(shown.expiresOn))
  }
  write('live', liveWord(live))
  write('list', live === 'unasked' ? '' : listWord(data))
  element('list', HTMLElement).classList.toggle('warn', data.isListOld && typeof live !== 'object')
  box.hidden = false
}

/** Whether the page will be there at the next visit. */
export type Keeping = 'trying' | 'kept' | 'refused'

/** What stands below the page: may it be taken where there is no network? */
export function showReadiness(data: CheckData, keeping: Keeping): void {
  const isReady = data.isKept && keeping === 'kept'
  const key = isReady ? 'check.ready' : keeping === 'trying' ? 'check.loading' : 'check.online'
  const line = element('readiness', HTMLElement)
  line.textContent = word(key)
  line.dataset['ready'] = String(isReady)
}

function hintOf({ verdict, why }: Judgement): WordKey {
  return why ? `check.${why}Hint` : `check.${verdict}Hint`
}

function liveWord(live: Live): string {
  if (typeof live === 'object') return word('check.live', { at: writtenMoment(live.at) })
  return live === 'unasked' ? '' : word(`check.${live}`)
}

function listWord(data: CheckData): string {
  const at = data.listedAt
  if (!at) return word('check.noList')
  return word(data.isListOld ? 'check.oldList' : 'check.list', { at: writtenMoment(at) })
}

function write(id: string, text: string): void {
  element(id, HTMLElement).textContent = text
}

function written(date: string): string {
  return date.split('-').reverse().join('.')
}
