import { expect, test } from 'vitest'
import { regionLabels } from '../../domain/organisation/label.ts'

test('regions are named shortly, and by their kind only where the name is not enough', () => {
  const region = (name: string, kind: string | null) => ({ level: 'regional', name, kind, shortName: null })
  expect(
    regionLabels([
      region('Алтайская', 'краевая'),
      region('Алтайская', 'республиканская'),
      region('Амурская', 'областная'),
      region('Московская', 'городская'),
      region('Московская', 'неслыханная'),
      region('Без вида', null),
    ]),
  ).toEqual([
    'Алтайская кр.',
    'Алтайская респ.',
    'Амурская',
    'Московская гор.',
    'Московская неслыханная',
    'Без вида',
  ])
})
