import { expect, test } from 'vitest'
import { placesOf } from '../support/find-words.ts'
import { fillIn, NOW } from '../support/join-chat.ts'
import { ANNA, askToBeErased, BORIS, erasureWorld, GALINA, IVAN, OF_ANNA } from './erasure-world.ts'

/** What stays of a person who held an office, and why. */
const OF_AN_OFFICE = {
  // The passport of an organisation is its public record; the level above changes it.
  'Term.chairFullName': 'who the chair is, or was',
  'Term.phone': 'how the office is reached',
  'Term.email': 'how the office is reached',
  // The trail of the passport says who was in office when something was decided.
  'Change.newValue': 'what the office wrote into its passport',
}

const WORDS = [...Object.values(OF_ANNA), '05.03.1985', '"1003"', '1003']
const told = (kind: string) => ({ where: { kind } })

test('after an erasure no table names the person, whatever there was', async () => {
  const { database, chat, nightAfter } = await erasureWorld()
  const { read, write } = database
  const [anna, boris, ivan] = [chat(ANNA), chat(BORIS), chat(IVAN)]

  await anna.route('ticket.received')
  await anna.command('leave')
  await anna.press('Сообщить о выходе')
  await anna.command('ask')
  await anna.route('ask.own', 'other')
  await anna.say('Я Небылицына, где собрание?')
  const question = await read.question.findFirstOrThrow()
  await boris.route('question.write', String(question.id))
  await boris.say('Небылицына, в пятницу')
  for (const surname of ['Небылицына', 'Ошибкина']) {
    await ivan.command('link')
    await ivan.press('По номеру билета')
    await ivan.say('440000123')
    await ivan.say(surname)
  }
  await anna.command('card')
  await write.sentPicture.create({
    data: { channel: 'telegram', key: 'k', fileId: 'f', sentAt: NOW, memberId: 1 },
  })
  await write.issuedCard.create({
    data: {
      ...{ memberId: 1, orgId: 4, number: '440000123', name: 'Небылицына А.' },
      ...{ issuedOn: '2022-11-21', expiresOn: '2023-11-21' },
    },
  })
  await write.partner.create({ data: { id: 1, partnerId: 'p1', name: 'Лавка', scope: 'federal' } })
  await write.purchase.create({
    data: {
      ...{ purchaseId: 'buy-AIS-770055', memberId: 1, partnerId: 1, boughtOn: '2022-10-10' },
      ...{ amountKopecks: 1, cashbackKopecks: 1 },
    },
  })
  await write.member.create({
    data: { id: 2, aisId: 'm2', orgId: 4, lastName: 'Двойникова', firstName: 'А' },
  })
  await write.duplicatePair.create({
    data: { memberA: 1, memberB: 2, reason: 'phone', orgA: 4, orgB: 4, orgId: 4, foundAt: NOW },
  })
  await boris.command('duplicates')
  await boris.route('duplicate', '1', 'same')
  await write.broadcast.create({
    data: {
      ...{ id: 1, text: 'Собрание', role: 'all', class: 'announcement', status: 'finished' },
      ...{ startAt: NOW, createdAt: NOW },
    },
  })
  await write.delivery.create({
    data: {
      ...{
        broadcastId: 1,
        accountId: ANNA,
        state: 'sent',
        messageId: '10031003',
        notBefore: NOW,
        stateAt: NOW,
      },
    },
  })
  await write.inboundUpdate.create({
    data: {
      ...{ channel: 'telegram', updateId: '9', line: '1003', body: '{"from":1003}', receivedAt: NOW },
      ...{ stateAt: NOW, state: 'parked' },
    },
  })
  await write.lineLease.create({ data: { line: '1003', epoch: 1, takenAt: NOW } })
  const kinds = new Set((await read.outboxMessage.findMany()).map(({ kind }) => kind))
  for (const kind of ['ticket.own', 'departure', 'question.asked', 'link.request'])
    expect(kinds).toContain(kind)
  expect((await placesOf(database, WORDS)).length).toBeGreaterThan(15)

  expect(await askToBeErased(anna)).toContain('будут удалены')
  await write.outboxMessage.updateMany({ ...told('departure'), data: { state: 'sent' } })
  await nightAfter(3)
  expect(await placesOf(database, WORDS)).toEqual([])
  expect(await read.outboxMessage.findMany({ where: { kind: 'departure', accountId: BORIS } })).toEqual([
    expect.objectContaining({ state: 'sent', screen: '{}' }),
  ])
  expect(await read.delivery.findMany()).toEqual([
    expect.objectContaining({ state: 'sent', messageId: null }),
  ])
  expect(await read.issuedCard.findMany()).toEqual([expect.objectContaining({ reason: 'erased' })])
})

test('an applicant is gone from what was written to the chair and down for the registry', async () => {
  const { database, chat, nightAfter } = await erasureWorld()
  const [ivan, boris] = [chat(IVAN), chat(BORIS)]
  await fillIn(ivan)
  await ivan.press('Отправить')
  const { id } = await database.read.application.findFirstOrThrow()
  await boris.route('application.talk', String(id))
  await boris.say('Иванова, какой класс?')
  await ivan.route('application.talk', String(id))
  await ivan.say('Я, Иванова, в пятом')
  await boris.route('application.accept', String(id))
  await ivan.route('privacy.erase', 'yes')
  await nightAfter(3)
  expect(await placesOf(database, ['Иванова', '+70001234567', '1985-03-05', '05.03.1985', '1001'])).toEqual([
    // Анна has the same birth date.
    'Member.birthDate 1985-03-05',
  ])
  expect(await database.read.change.count({ where: { kind: 'join' } })).toBe(1)
})

test('what a member applied with goes, too, whichever chat it came from', async () => {
  const { database, chat, nightAfter } = await erasureWorld()
  const [ivan, boris] = [chat(IVAN), chat(BORIS)]
  await fillIn(ivan)
  await ivan.press('Отправить')
  const { id } = await database.read.application.findFirstOrThrow()
  await boris.route('application.accept', String(id))
  await database.write.application.update({ where: { id }, data: { memberId: 1 } })
  await askToBeErased(chat(ANNA))
  await nightAfter(3)
  expect(await placesOf(database, ['Иванова', '+70001234567', '1985-03-05'])).toEqual([])
  expect(await database.read.application.findMany()).toEqual([
    expect.objectContaining({ state: 'accepted', forgottenAt: expect.any(Date) }),
  ])
})

test('of a chair the office keeps its public record, and nothing else stays', async () => {
  const { database, chat, nightAfter } = await erasureWorld()
  const { write, read } = database
  const galina = chat(GALINA)
  await write.term.create({
    data: {
      ...{ id: 90, officeId: 5, chairFullName: 'Председателева Ася' },
      ...{ email: 'asya@example.org', termFrom: '2022-11-01', termTo: '2032-10-31', startedAt: NOW },
    },
  })
  await write.account.create({
    data: { id: 9, channel: 'telegram', externalId: '5550099', firstSeenAt: NOW },
  })
  await write.officeBinding.create({
    data: { accountId: 9, officeId: 5, access: 'limited', method: 'phone', boundAt: NOW },
  })
  const asya = chat(9)
  await asya.route('access.ask', '5')
  await asya.route('gap.fill', '5', 'chair_phone')
  await asya.say('+70005550098')
  await galina.command('office')
  const spoken = await read.outboxMessage.findMany({ where: { accountId: GALINA } })
  expect(spoken.map(({ kind }) => kind).sort()).toEqual(['office.request', 'proposal'])
  expect(await asya.route('privacy.erase')).toContain('останутся в паспорте организации')
  await asya.route('privacy.erase', 'yes')
  await nightAfter(3)
  const words = ['Председателева', '70005550098', '5550099', 'asya@example.org']
  const places = new Set((await placesOf(database, words)).map((place) => place.split(' ')[0] ?? ''))
  expect([...places].filter((place) => !(place in OF_AN_OFFICE))).toEqual([])
})
