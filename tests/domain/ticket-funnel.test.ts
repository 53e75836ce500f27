import { expect, test } from 'vitest'
import { isEmployersHead } from '../../domain/organisation/employers-head.ts'

test.each([
  ['Вымыслов Борис Несуществович', 'Вымыслов Борис Несуществович'],
  ['Вымыслов Борис Несуществович', 'Вымыслов Б. Н.'],
  ['Семёнов Пётр Ильич', 'семенов п.и.'],
  ['Вымыслов Борис', 'Вымыслов Борис Несуществович'],
])('%s is the head %s', (chair, head) => {
  expect(isEmployersHead(chair, head)).toBe(true)
})

test.each([
  ['Вымыслов Борис Несуществович', 'Вымыслов Богдан Несуществович'],
  ['Вымыслов Борис Несуществович', 'Вымыслова Б. Н.'],
  ['Вымыслов Борис', 'Вымыслов'],
  ['Вымыслов', 'Вымыслов Борис'],
  ['', ''],
  [null, null],
  ['Вымыслов Борис', null],
])('%s is not the head %s', (chair, head) => {
  expect(isEmployersHead(chair, head)).toBe(false)
})
