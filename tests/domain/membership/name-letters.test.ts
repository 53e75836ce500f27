import { expect, test } from 'vitest'
import { folded } from '../../../domain/letters.ts'
import { fullName, readName } from '../../../domain/membership/person-name.ts'
import { isEmployersHead } from '../../../domain/organisation/employers-head.ts'

test.each([
  ['Latin letters that look Cyrillic', 'Ивaнoвa Aнна', 'Иванова Анна'],
  ['capitals that look Cyrillic', 'KУЗНЕЦOВА EЛEHA', 'КУЗНЕЦОВА ЕЛЕНА'],
  ['a word of look-alikes alone among Cyrillic ones', 'Иванова EBA', 'Иванова ЕВА'],
  ['ё of another alphabet', 'Фëдоров Пëтр', 'Фёдоров Пётр'],
  ['a double surname', 'Петрова-Cоловьёва Анна', 'Петрова-Соловьёва Анна'],
  ['marks of direction and spaces of no width', '\u200fИва\u200bнова\u200e \u2067Анна\u2069', 'Иванова Анна'],
  ['й and ё of two signs', 'Ёжиков Алексей'.normalize('NFD'), 'Ёжиков Алексей'],
  ['one letter that is a name', 'Ли Ю', 'Ли Ю'],
  ['two letters that are a name', 'Ли Юн', 'Ли Юн'],
  ['a name of another alphabet', 'Smith John', 'Smith John'],
  ['a name of look-alikes in another alphabet', 'Cox Max', 'Cox Max'],
  ['a letter with a mark of its own', 'Nguyễn Văn Ân', 'Nguyễn Văn Ân'],
])('%s: taken', (_, typed, full) => {
  const read = readName(typed)
  expect(read.ok && fullName(read.value)).toBe(full)
})

test.each([
  ['letters of two alphabets in a word', 'Иванова Anнa', 'join.name.mixed'],
  ['words of two alphabets', 'Иванова Anna', 'join.name.mixed'],
  ['Cyrillic letters in a Latin word', 'Smith Jоhn', 'join.name.mixed'],
  ['a Greek letter', 'Иванοва Анна', 'join.name.mixed'],
  ['marks piled on a letter', `И${'\u0301'.repeat(6)}ванова Анна`, 'join.name.letters'],
  ['a mark on nothing', '\u0301Иванова Анна', 'join.name.letters'],
  ['nothing that is seen', '\u200b\u200f', 'join.name.empty'],
  ['emoji', 'Иванова 👩\u200d🏫', 'join.name.letters'],
  ['initials', 'Иванова А. П.', 'join.name.initials'],
  ['initials without spaces', 'Иванова А.П.', 'join.name.initials'],
  ['one initial', 'Иванова А.', 'join.name.initials'],
  ['initials first', 'А. П. Иванова', 'join.name.initials'],
  ['initials without dots', 'Иванова А П', 'join.name.initials'],
])('%s: refused', (_, typed, code) => {
  expect(readName(typed)).toEqual({ ok: false, code })
})

test('whatever two people would both type is the same to a comparison and a search', () => {
  expect(folded('Ёлкинa\u200b ПЁТР')).toBe(folded('елкина петр'))
  expect(folded('Йошкар'.normalize('NFD'))).toBe('йошкар')
  expect(folded('Ива\u0301нова')).toBe('иванова')
  expect(folded('MБОУ COШ')).toBe('мбоу сош')
  expect(isEmployersHead('Фёдоров Пётр', 'Фeдоров Петр')).toBe(true)
})
