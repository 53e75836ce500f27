import { expect, test } from 'vitest'
import { admission, ageOn, readBirthDate } from '../../../domain/membership/birth-date.ts'
import { fullName, readLastName, readName, shortName } from '../../../domain/membership/person-name.ts'

const TODAY = '2022-11-21'

test.each([
  ['05.03.1985', '1985-03-05'],
  ['5.3.1985', '1985-03-05'],
  [' 05/03/1985 ', '1985-03-05'],
  ['1985-03-05', '1985-03-05'],
  ['\u200e05.03.1985\u202c', '1985-03-05'],
  ['29.02.2000', '2000-02-29'],
])('%s is read as %s', (text, value) => {
  expect(readBirthDate(text, TODAY)).toEqual({ ok: true, value })
})

test.each(['29.02.2001', '00.01.1990', '01.13.1990', '1900-02-29'])('%s is not in the calendar', (text) => {
  expect(readBirthDate(text, TODAY)).toEqual({ ok: false, code: 'join.birthDate.impossible' })
})

test('age counts full years; someone born on 29 February is older from 1 March', () => {
  expect(ageOn('2004-11-21', TODAY)).toBe(18)
  expect(ageOn('2004-11-22', TODAY)).toBe(17)
  expect(ageOn('2004-02-29', '2022-02-28')).toBe(17)
  expect(ageOn('2004-02-29', '2022-03-01')).toBe(18)
})

test('the union takes people from 14, and until 18 with a parent’s consent', () => {
  expect(admission('2008-11-22', TODAY)).toBe('too-young')
  expect(admission('2008-11-21', TODAY)).toBe('minor')
  expect(admission('2004-11-21', TODAY)).toBe('adult')
})

test.each([
  ['иванова-петрова анна', 'Иванова-Петрова Анна', 'Иванова-Петрова А.'],
  ["  О'Нил   Джон ", "О'Нил Джон", "О'Нил Д."],
  ['Мамедов Али Гасан оглы', 'Мамедов Али Гасан оглы', 'Мамедов А. Г.'],
  ['ФЁДОРОВ ПЁТР', 'ФЁДОРОВ ПЁТР', 'ФЁДОРОВ П.'],
])('%s is a name', (text, full, short) => {
  const read = readName(text)
  expect(read.ok && [fullName(read.value), shortName(read.value)]).toEqual([full, short])
})

test.each([
  [' вымыслова ', 'Вымыслова'],
  ['Вымыслова-придумкина', 'Вымыслова-придумкина'],
  ["О'Нил", "О'Нил"],
  ['Smith', 'Smith'],
  ['Вымыcлoва\u200f', 'Вымыслова'],
])('%s is a surname', (text, value) => {
  expect(readLastName(text)).toEqual({ ok: true, value })
})

test.each([
  ['  ', 'profile.last_name.one'],
  ['И', 'join.name.initials'],
  ['Иванова А.', 'join.name.initials'],
  ['Иванова Анна', 'profile.last_name.one'],
  ['Ивqнова', 'join.name.mixed'],
  ['Иванова😀', 'join.name.letters'],
  ['Ивано4а', 'join.name.letters'],
  ['=cmd()', 'join.name.letters'],
  ['И'.repeat(101), 'profile.last_name.one'],
])('%s is no surname', (text, code) => {
  expect(readLastName(text)).toEqual({ ok: false, code })
})
