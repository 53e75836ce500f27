import type { Database } from '../../../db/client.ts'
import { freshDatabase } from '../../support/database.ts'
import { NOW, seedPerson, seedTree } from '../../support/join-chat.ts'
import { World } from './restored.ts'

/** Who presses: the account of each role. Places are those of seedTree: own school 4 under 3, foreign school 7 under 6. */
export const ME = 10
const [OWN, FOREIGN] = [4, 7]
const FUTURE = new Date('2032-01-01T00:00:00Z')

export const ROLES: Record<string, (database: Database) => Promise<unknown>> = {
  stranger: (database) => seedPerson(database, ME),
  member: async (database) => {
    await seedPerson(database, ME)
    await database.write.memberBinding.create({
      data: { accountId: ME, memberId: 1, method: 'phone', boundAt: NOW },
    })
  },
  limited: async (database) => {
    await seedPerson(database, ME, OWN)
    await database.write.officeBinding.updateMany({ where: { accountId: ME }, data: { access: 'limited' } })
  },
  ended: async (database) => {
    await seedPerson(database, ME, OWN)
    await database.write.term.updateMany({ where: { officeId: OWN }, data: { termTo: '2022-11-10' } })
  },
  unlisted: async (database) => {
    await seedPerson(database, ME, OWN)
    await database.write.organisation.update({ where: { id: OWN }, data: { employerHead: 'Вымыслов Борис' } })
  },
  chair: (database) => seedPerson(database, ME, OWN),
  above: (database) => seedPerson(database, ME, 3),
  aboveEnded: async (database) => {
    await seedPerson(database, ME, 3)
    await database.write.term.updateMany({ where: { officeId: 3 }, data: { termTo: '2022-11-10' } })
  },
  officer: (database) => granted(database, 'officer', 3),
  revoked: async (database) => {
    await granted(database, 'officer', 3)
    await database.write.roleGrant.updateMany({ data: { revokedAt: NOW } })
  },
  auditor: (database) => granted(database, 'auditor', 3),
  admin: (database) => granted(database, 'admin', 1),
}

async function granted(database: Database, role: string, orgId: number): Promise<void> {
  await seedPerson(database, ME)
  await database.write.roleGrant.create({ data: { accountId: ME, role, orgId, grantedAt: NOW } })
}

/** What the passport says of the employer and its head: nothing. */
const FACT = JSON.stringify(['primary', null, null])

const COUNTS = JSON.stringify({
  kind: 'members',
  read: 1,
  inserted: 1,
  updated: 0,
  unchanged: 0,
  rejected: 1,
})

/** A database in which everything that waits for somebody is there twice: number 1 is of the own school, 2 of the foreign. */
export async function seedWorld(role: string): Promise<World> {
  const database = await freshDatabase()
  await seedTree(database)
  await seedPerson(database, 1)
  await seedPerson(database, 2)
  await seedPerson(database, 3, FOREIGN)
  for (const [id, orgId] of [
    [1, OWN],
    [2, FOREIGN],
  ] as const)
    await seedPlace(database, id, orgId)
  await ROLES[role]?.(database)
  const texts = JSON.stringify({ ru: { 'menu.title': 'Иначе' } })
  await database.write.setting.create({ data: { name: 'texts', value: texts } })
  await database.write.sentFile.update({ where: { id: 1 }, data: { accountId: ME, counts: COUNTS } })
  return new World(database)
}

async function seedPlace({ write }: Database, id: number, orgId: number): Promise<void> {
  const surname = id === 1 ? 'Своякова' : 'Чужакова'
  const member = {
    orgId,
    lastName: surname,
    firstName: 'Анна',
    ticketStatus: 'issued',
    phone: `+7000111220${id}`,
  }
  await write.member.create({
    data: { ...member, id, aisId: `m${id}`, ticketNumber: `440000${id}`, ticketKey: `440000${id}` },
  })
  await write.member.create({
    data: { ...member, id: id + 2, aisId: `m${id + 2}`, ticketStatus: 'produced' },
  })
  const data = { id, accountId: id }
  // Somebody to commend below 3, and below 6; the own school has not filed.
  await write.statReport.create({
    data: { orgId: id === 1 ? 5 : orgId, form: '5-СП', asOf: '2022-10-01', source: 'auto' },
  })
  await write.application.create({
    data: {
      ...data,
      ...{ orgId, lastName: surname, firstName: 'Инна', birthDate: '1990-01-01', status: 'working' },
      ...{ phone: '+70001119999', state: 'submitted', submittedAt: NOW },
    },
  })
  await write.departure.create({
    data: { ...data, kind: 'leave', memberId: id, fromOrgId: orgId, state: 'submitted', submittedAt: NOW },
  })
  await write.correction.create({
    data: {
      ...data,
      memberId: id,
      field: 'last_name',
      oldValue: surname,
      newValue: 'Новая',
      state: 'waiting',
      proposedAt: NOW,
    },
  })
  await write.question.create({
    data: {
      ...data,
      topic: 'ticket',
      orgId,
      atOrgId: orgId,
      state: 'open',
      askedAt: NOW,
      waitsSince: NOW,
      messages: { create: { accountId: id, text: `${surname} спрашивает`, writtenAt: NOW } },
    },
  })
  await write.linkRequest.create({
    data: {
      ...data,
      ticketNumber: `440000${id}`,
      memberId: id,
      state: 'pending',
      code: '1234',
      decoys: '1111 2222 3333',
      createdAt: NOW,
    },
  })
  await write.change.create({
    data: {
      id,
      kind: 'proposal',
      orgId,
      officeId: orgId,
      field: 'chair_phone',
      newValue: '+70001118888',
      source: 'chair',
      accountId: id,
      changedAt: NOW,
    },
  })
  await write.gap.create({ data: { id, officeId: orgId, field: 'employer_head', openedAt: NOW } })
  await write.gapWaiver.create({
    data: {
      ...{ id, officeId: orgId, field: 'employer_head', reason: 'other', fact: FACT, state: 'asked' },
      ...{ askedBy: id, askedAt: NOW, stateAt: NOW },
    },
  })
  await write.duplicatePair.create({
    data: {
      id,
      memberA: id,
      memberB: id + 2,
      reason: 'person',
      orgA: orgId,
      orgB: orgId,
      orgId,
      foundAt: NOW,
    },
  })
  await write.officeInvite.create({
    data: { id, officeId: orgId, createdBy: id, createdAt: NOW, expiresAt: FUTURE },
  })
  await write.joinLink.create({ data: { id, orgId, createdBy: id, createdAt: NOW, lastDay: '2032-01-01' } })
  await write.joinPermit.create({
    data: { id, orgId, receiverId: orgId, createdBy: id, createdAt: NOW, expiresAt: FUTURE },
  })
  await write.broadcast.create({
    data: {
      ...{ id, text: `объявление: ${surname}`, orgId, role: 'all', class: 'announcement', status: 'running' },
      ...{ startAt: NOW, createdAt: NOW, createdBy: id, plannedAt: NOW },
    },
  })
  await write.officeBinding.create({
    data: { id: 100 + id, accountId: id, officeId: orgId, access: 'limited', method: 'phone', boundAt: NOW },
  })
  const sent = {
    fileId: 'f',
    name: 'f.csv',
    bytes: 1,
    state: 'checked',
    createdAt: NOW,
    stateAt: NOW,
    rejects: '2,phone,wrong_phone',
  }
  await write.sentFile.create({ data: { ...data, ...sent } })
}
