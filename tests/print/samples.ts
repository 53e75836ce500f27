import type { CardFacts } from '../../print/card.ts'
import type { JoinInvitation } from '../../print/join-poster.ts'
import type { StatementFacts } from '../../print/statement/statement.ts'

export const CARD: CardFacts = {
  lastName: 'Придумкина',
  otherNames: 'Анна Вымысловна',
  number: '440000123',
  places: ['ППО Школа № 1 города Верхнеозёрска', 'Верхнеозёрская городская', 'Псковская областная'],
  memberStatus: 'working',
  ticketStatus: 'issued',
  joinedOn: '2015-09-01',
  validUntil: '2027-02-28',
  checkAddress: `https://bot.example.org/t#${'Ab3_'.repeat(50)}`,
}

/** Two hundred letters and more. */
export const LONG_NAME =
  'Первичная профсоюзная организация Муниципального бюджетного общеобразовательного учреждения средней общеобразовательной школы с углублённым изучением отдельных предметов имени Героя Советского Союза № 144 города Ясногорска'

export const LONG_CARD: CardFacts = {
  ...CARD,
  lastName: 'Константинопольская-Преображенская-Заозёрская',
  otherNames: 'Александра-Виктория Вячеславовна',
  number: 'AB-0000 1234 5678 9012 3456',
  places: [LONG_NAME, `Территориальная ${LONG_NAME}`, `Межрегиональная ${LONG_NAME}`],
  ticketStatus: 'reissue',
}

export const INVITATION: JoinInvitation = {
  name: 'Первичная профсоюзная организация Школы № 1 города Верхнеозёрска',
  url: 'https://t.me/pervichka_demo_bot?start=AQAAAAQAAFAdxyzxyzxyzxyzxyzxyzxyzxyz',
  botName: 'pervichka_demo_bot',
  until: '28.11.2027',
}

export const STATEMENT: StatementFacts = {
  name: 'Придумкина Анна Вымысловна',
  genitive: 'Придумкиной Анны Вымысловны',
  birthDate: '1988-02-29',
  phone: '+70005551002',
  status: 'working',
  card: '44000001',
  orgName: 'Первичная профсоюзная организация Школы № 1 города Верхнеозёрска',
  employer: 'МБОУ «Средняя школа № 1 города Верхнеозёрска»',
  employerHead: 'Небыльцев Борис Сочинович',
  rate: '1',
  account: {
    number: '00000810000000000001',
    owner: 'Верхнеозёрская городская организация Общероссийского Профсоюза образования',
    inn: undefined,
  },
}
