import { expect, test } from 'vitest'
import { labelText } from '../../core/render.ts'
import { trailText } from '../../domain/lookup/trail-text.ts'

test('history says yes and no in words', () => {
  const entry = { kind: 'term', field: 'chair_email_consent', oldValue: null, newValue: 'true' }
  const when = { key: 'common.plain', vars: { text: '30.11.2026 09:00' } } as const
  expect(labelText(trailText({ ...entry, source: 'chair', byWhom: undefined }, when), 'ru')).toBe(
    '30.11.2026 09:00 · согласие на рассылки по почте: пусто → да · председатель',
  )
})
