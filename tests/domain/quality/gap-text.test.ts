import { expect, test } from 'vitest'
import { labelText } from '../../../core/render.ts'
import { gapLines } from '../../../domain/quality/gap-text.ts'
import type { PassportGap } from '../../../domain/quality/gaps.ts'

const gap = (
  field: PassportGap['field'],
  blocks: PassportGap['blocks'],
  reason: PassportGap['reason'] = 'empty',
): PassportGap => ({ field, blocks, reason })

test('neighbours that block the same stand in one line; a term that ended and what waits stand alone', () => {
  const lines = gapLines(
    [
      gap('term_from', ['access']),
      gap('term_to', ['access'], 'ended'),
      gap('inn', ['auto_stat_report', 'dues_statement']),
      gap('kpp', ['auto_stat_report', 'dues_statement']),
      gap('ogrn', ['auto_stat_report', 'dues_statement']),
      gap('dues_account', ['dues_statement']),
      gap('employed_count', ['dues_statement']),
    ],
    '31.10.2027',
    ['employed_count'],
  )
  expect(lines.slice(1).map((line) => labelText(line, 'ru'))).toEqual([
    '• начало срока полномочий — доступ в АИС',
    '• срок полномочий истёк 31.10.2027 — внесите новый срок',
    '• ИНН, КПП, ОГРН — автоматический статотчёт, ведомость взносов',
    '• счёт для членских взносов — ведомость взносов',
    '• число работающих — ждёт подтверждения вышестоящей организации',
  ])
})
