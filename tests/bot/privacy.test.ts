import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { readPdf } from '../print/read-pdf.ts'
import { freshDatabase, numberBehind } from '../support/database.ts'
import { diskPathOf, fileOf } from '../support/file-of.ts'
import { fillIn, JoinChat, NOW, seedPerson, seedTree } from '../support/join-chat.ts'

const IVAN = 1
const BORIS = 2
const ANNA = 3

let database: Database
const chat = (person: number) => new JoinChat(database, person)

beforeEach(async () => {
  database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, IVAN)
  await seedPerson(database, BORIS, 4)
  await seedPerson(database, ANNA)
  await database.write.member.create({
    data: {
      ...{ id: 1, aisId: 'm1', orgId: 4, lastName: 'Небылицына', firstName: 'Анна', phone: '+70005550002' },
      ...{ email: 'anna@example.org', ticketNumber: '440000123', ticketStatus: 'issued' },
    },
  })
  await numberBehind(database, 'Member')
  await database.write.memberBinding.create({
    data: { accountId: ANNA, memberId: 1, method: 'phone', boundAt: NOW },
  })
})

/** Иван has applied to Борис's school. */
async function applied(): Promise<JoinChat> {
  const ivan = chat(IVAN)
  await fillIn(ivan)
  await ivan.press('Отправить')
  return ivan
}

test('everything held is taken along as JSON and as a paper', async () => {
  const anna = chat(ANNA)
  await anna.command('privacy')
  await anna.press('JSON')
  const json = JSON.parse(fileOf(anna.reply.screen).toString())
  expect(json.members).toEqual([
    expect.objectContaining({ phone: '+70005550002', ticketNumber: '440000123' }),
  ])
  expect(JSON.stringify(json)).not.toContain('Вымыслов Борис')
  expect(json.account).toEqual([expect.objectContaining({ externalId: '1003' })])
  // What is made of a person's data never lies on the disk.
  expect(diskPathOf(anna.reply.screen)).toBe('')
  await anna.command('privacy')
  await anna.press('PDF')
  const pdf = fileOf(anna.reply.screen)
  const { text } = await readPdf(pdf)
  for (const word of ['УЧЁТНАЯ КАРТОЧКА', 'телефон: +70005550002', 'номер билета: 440000123', 'выдана'])
    expect(text).toContain(word)
})

test('a wish to leave is taken along', async () => {
  const anna = chat(ANNA)
  await anna.route('leave', 'yes')
  await anna.route('privacy.take', 'json')
  const json = JSON.parse(fileOf(anna.reply.screen).toString())
  expect(json.departures).toEqual([expect.objectContaining({ kind: 'leave', state: 'submitted' })])
})

test('without the consent to be considered an application is considered no longer; its proof stays', async () => {
  const ivan = await applied()
  await database.write.outboxMessage.updateMany({ data: { state: 'sent' } })
  await ivan.command('privacy')
  expect(await ivan.press('Согласие: заявление')).toContain('от 21.11.2022, версия текста joining-1')
  expect(await ivan.press('Отозвать согласие: заявление')).toContain('рассматривать перестанут')
  expect(await ivan.press('Отозвать согласие: заявление')).toContain('Согласие отозвано')
  expect(ivan.text).toContain('Заявление отозвано')
  const { id, state } = await database.read.application.findFirstOrThrow()
  expect(state).toBe('withdrawn')
  const told = await database.read.outboxMessage.findMany({ where: { kind: 'application.withdrawn' } })
  expect(told).toEqual([
    expect.objectContaining({ accountId: BORIS, dedupeKey: `application.withdrawn:${id}:${BORIS}` }),
  ])
  expect(await database.read.consent.findMany()).toEqual([
    expect.objectContaining({ purpose: 'joining', givenAt: NOW, withdrawnAt: NOW }),
  ])
  expect(await ivan.route('privacy.withdraw', 'everything', 'yes')).toContain('устарела')
})

test('who takes the consent back after being accepted is told that membership goes on, and what is exported', async () => {
  const ivan = await applied()
  const { id } = await database.read.application.findFirstOrThrow()
  await chat(BORIS).route('application.accept', String(id))
  expect(await ivan.route('privacy.withdraw', 'joining', 'yes')).toMatch(/передадут имя.*\/leave/s)
  await database.write.member.create({
    data: {
      ...{ aisId: 'm5', orgId: 4, lastName: 'Иванова', firstName: 'Анна', middleName: 'Петровна' },
      birthDate: '1985-03-05',
    },
  })
  expect(await ivan.route('privacy.withdraw', 'joining', 'yes')).toContain('держатся не на этом согласии')
})
