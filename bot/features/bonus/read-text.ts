import { textFault } from '../../../core/check-text.ts'
import { readPhone } from '../../../core/phone.ts'
import { safeLink } from '../../../domain/bonus/safe-link.ts'
import { LONGEST_BONUS_TEXT, type shapeOf } from '../../../domain/bonus/texts.ts'
import { readMovedDays } from '../../../domain/bonus/working-days.ts'
import type { Answer } from '../../dialogue.ts'
import type { Input } from '../../turn.ts'

/** What an admin typed, in the shape that its place asks for; or why it cannot stand there. */
export function readBonusText(input: Input, shape: ReturnType<typeof shapeOf>): Answer {
  const text = input.kind === 'text' ? input.text.trim() : ''
  const fault = textFault(text, LONGEST_BONUS_TEXT)
  if (fault?.why === 'empty') return { ok: false, why: { key: 'texts.wrong.empty' } }
  if (fault?.why === 'long')
    return {
      ok: false,
      why: { key: 'texts.wrong.long', vars: { max: LONGEST_BONUS_TEXT, over: fault.over } },
    }
  if (shape === 'words')
    return fault ? { ok: false, why: { key: 'texts.wrong.crossed' } } : { ok: true, value: text }
  if (shape === 'phone') {
    // As it was typed: people read «8 800 …» more easily than the same in international form.
    const isPhone = /^[\d\s()+-]{7,25}$/.test(text) && readPhone(text) !== undefined
    return isPhone ? { ok: true, value: text } : { ok: false, why: { key: 'texts.wrong.phone' } }
  }
  if (shape === 'days')
    return readMovedDays(text) ? { ok: true, value: text } : { ok: false, why: { key: 'texts.wrong.days' } }
  const link = safeLink(text)
  return link?.startsWith('https://')
    ? { ok: true, value: link }
    : { ok: false, why: { key: 'texts.wrong.link' } }
}
