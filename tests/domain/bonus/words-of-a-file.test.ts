import { expect, test } from 'vitest'
import { ownTown } from '../../../domain/bonus/own-town.ts'
import { plainText } from '../../../domain/bonus/plain-text.ts'
import { safeLink } from '../../../domain/bonus/safe-link.ts'
import { shortKey } from '../../../domain/words.ts'

test('words of a file lose their HTML and what cannot be seen, and keep everything else', () => {
  expect(plainText('<b>Кафе</b>&nbsp;&laquo;Час&raquo;')).toBe('Кафе «Час»')
  expect(plainText('A<script>alert("x")</script>B<!-- c -->')).toBe('A B')
  expect(plainText('5 < 6 и 7 > 3')).toBe('5 < 6 и 7 > 3')
  expect(plainText('&lt;b&gt; &#1071; &#x42F; &unknown; &#0;')).toBe('<b> Я Я &unknown;')
  expect(plainText('\u202eназад\u200b')).toBe('назад')
  expect(plainText('<a href="')).toBe('<a href="')
  expect(plainText('<p></p>')).toBe('')
})

test('an address that opens in a browser, and no other, makes a button', () => {
  expect(safeLink('https://shop.example.org/a?b=1')).toBe('https://shop.example.org/a?b=1')
  expect(safeLink('shop.example.org')).toBe('https://shop.example.org/')
  const bad = [
    'javascript:alert(1)',
    'ftp://a.b',
    'https://localhost',
    'https://u:p@a.example',
    'два слова',
    '',
    'https://a.example/"x"',
  ]
  for (const address of bad) expect([address, safeLink(address)]).toEqual([address, undefined])
  expect(safeLink(`https://a.example/${'x'.repeat(600)}`)).toBeUndefined()
})

test('the own town is found in the name of the organisation, however it is declined, else of the one above', () => {
  const towns = ['Брод', 'Каменный Брод', 'Долгополье', 'Орёл']
  expect(ownTown(towns, ['ППО школы № 3 г. Каменный Брод'])).toBe('Каменный Брод')
  expect(ownTown(towns, ['ППО лицея Долгополья', 'ТПО Каменный Брод'])).toBe('Долгополье')
  expect(ownTown(towns, ['ППО школы № 3', 'ТПО Орел'])).toBe('Орёл')
  expect(ownTown(towns, ['ППО школы Орловского района'])).toBeUndefined()
  expect(ownTown([], ['ППО'])).toBeUndefined()
})

test('the key of a category is short, and the same for the same words', () => {
  expect(shortKey('Всё для «Дома»')).toBe(shortKey('все  для дома'))
  expect(shortKey('Дом')).not.toBe(shortKey('Сад'))
  expect(shortKey('x'.repeat(5000)).length).toBeLessThanOrEqual(7)
})
