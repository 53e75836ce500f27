import { describe, expect, test } from 'vitest'
import { translate } from '../../core/i18n.ts'
import { BOLD_CLOSE, BOLD_OPEN, readMarks, toHtml, withoutMarks } from '../../core/markup.ts'

const html = (typed: string) => toHtml(readMarks(typed))

describe('marks', () => {
  test('become bold and italic', () => {
    expect(html('**да** и __нет__')).toBe('<b>да</b> и <i>нет</i>')
  })

  test('without a pair stay as typed', () => {
    expect(html('2 ** 3 и __init')).toBe('2 ** 3 и __init')
  })

  test('cannot be forged by private-use characters', () => {
    expect(html(`${BOLD_OPEN}жирно${BOLD_CLOSE}`)).toBe('жирно')
  })
})

test.each([
  ['<b>x</b>', '&lt;b&gt;x&lt;/b&gt;'],
  ['a & b', 'a &amp; b'],
  ['&lt;', '&amp;lt;'],
  ['<a href="tg://user?id=1">x</a>', '&lt;a href="tg://user?id=1"&gt;x&lt;/a&gt;'],
])('HTML is shown, not obeyed: %s', (typed, shown) => {
  expect(html(typed)).toBe(shown)
})

describe('a variable', () => {
  const name = (value: string) => toHtml(translate('ru', { key: 'announce.orgName', vars: { name: value } }))

  test('cannot make its own bold', () => {
    expect(name(`${BOLD_OPEN}Школа${BOLD_CLOSE}`)).toBe('Школа')
    expect(name('**Школа**')).toBe('**Школа**')
  })

  test('cannot bring HTML', () => {
    expect(name('<b>Школа</b> & Ко')).toBe('&lt;b&gt;Школа&lt;/b&gt; &amp; Ко')
  })

  test('cannot bring a placeholder of another', () => {
    expect(name('{name} {count, plural, one {#}}')).toBe('{name} {count, plural, one {#}}')
  })
})

test('a plain value loses marks of the bot and nothing else', () => {
  expect(withoutMarks(`\uE000Имя\uE003 *Отчество*`)).toBe('Имя *Отчество*')
})
