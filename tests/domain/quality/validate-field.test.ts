import { expect, test } from 'vitest'
import type { PassportField } from '../../../domain/quality/passport.ts'
import { validateField } from '../../../domain/quality/validate-field.ts'

const good: Array<[PassportField, string, string | number | boolean]> = [
  ['inn', '7707083893', '7707083893'],
  ['ogrn', '1026800000666', '1026800000666'],
  ['kpp', '770701001', '770701001'],
  ['term_to', '31.10.2032', '2032-10-31'],
  ['term_to', '2028-02-29', '2028-02-29'],
  ['chair_phone', '8 (000) 111-22-33', '+70001112233'],
  ['chair_email', ' Anna@Example.test ', 'anna@example.test'],
  ['chair_email_consent', 'Да', true],
  ['is_legal_entity', 'нет', false],
  ['employed_count', '120', 120],
  ['chair_full_name', 'Салтыкова-Щедрина  Анна', 'Салтыкова-Щедрина Анна'],
  ['chair_full_name', 'Ивaнoва\u200b Aнна', 'Иванова Анна'],
  ['employer_head', 'Иванова А.П.', 'Иванова А.П.'],
  ['inn', '\u202a7707083893\u202c', '7707083893'],
  ['dues_account', '40703 810 0 0000 0000001', '40703810000000000001'],
]
test.each(good)('%s takes "%s"', (field, text, value) => {
  expect(validateField(field, text)).toEqual({ ok: true, value })
})

const bad: Array<[PassportField, string, string]> = [
  ['inn', '7707083894', 'field.inn'],
  ['inn', '770708389', 'field.inn'],
  ['ogrn', '1026800000667', 'field.ogrn'],
  ['kpp', '12', 'field.kpp'],
  ['term_from', '30.02.2022', 'field.date'],
  ['term_from', '2022-13-01', 'field.date'],
  ['chair_phone', 'нет телефона', 'field.phone'],
  ['chair_email', 'anna@', 'field.email'],
  ['is_legal_entity', 'может быть', 'field.yes_no'],
  ['employed_count', '-3', 'field.count'],
  ['chair_full_name', 'Анна', 'field.name'],
  ['chair_full_name', 'Иванова Anna', 'field.name_mixed'],
  ['employer_head', `И${'\u0301'.repeat(6)}ванова Анна`, 'field.name'],
  ['employer_name', '   ', 'field.empty'],
  ['employer_name', '***', 'field.empty'],
  ['short_name', 'я'.repeat(301), 'field.too_long'],
]
test.each(bad)('%s refuses "%s"', (field, text, code) => {
  expect(validateField(field, text)).toEqual({ ok: false, code })
})
