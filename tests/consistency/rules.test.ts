import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { firstBroken } from '../../db/repos/rule-rows.ts'
import { brokenRules, findRuleRoot, loadRules, replaceRules } from '../../db/repos/rules.ts'
import { AS_OF, brokenIn, countsIn, soundRegistry } from './rule-world.ts'

test('a registry in order breaks no rule', async () => {
  const database = await soundRegistry()
  expect(await brokenIn(database)).toEqual({})
  expect(await brokenRules(database.read, 1, AS_OF)).toEqual([])
})

type Damage = (write: Database['write']) => Promise<unknown>
const term =
  (id: number, data: object): Damage =>
  (write) =>
    write.term.update({ where: { id }, data })
const org =
  (id: number, data: object): Damage =>
  (write) =>
    write.organisation.update({ where: { id }, data })
const member =
  (id: number, data: object): Damage =>
  (write) =>
    write.member.update({ where: { id }, data })
const report =
  (orgId: number, data: object): Damage =>
  (write) =>
    write.statReport.updateMany({ where: { orgId }, data })

const DAMAGES: Array<[what: string, damage: Damage, broken: Record<string, string[]>]> = [
  ['no chair', term(5, { chairFullName: null }), { chair_empty: ['o5'] }],
  ['an empty name of the chair', term(4, { chairFullName: '' }), { chair_empty: ['o4'] }],
  ['no office at all', (write) => write.office.delete({ where: { id: 9 } }), { chair_empty: ['o9'] }],
  ['no end of the term', term(6, { termTo: null }), { term_missing: ['o6'] }],
  ['no beginning of the term', term(2, { termFrom: null }), { term_missing: ['o2'] }],
  ['a term that ended yesterday', term(5, { termTo: '2022-11-20' }), { term_over: ['o5'] }],
  ['not in the last export', org(7, { absentSince: '2022-11-01' }), { absent_from_export: ['o7'] }],
  ['a member without a status', member(61, { status: null }), { member_without_status: ['o6/m61'] }],
  [
    'a ticket produced in summer',
    member(52, { ticketStatus: 'produced', ticketStatusOn: '2022-06-01' }),
    { ticket_not_issued: ['o5/m52'] },
  ],
  ['a ticket produced last week', member(52, { ticketStatus: 'produced', ticketStatusOn: '2022-11-14' }), {}],
  [
    'the plastic refused, no app',
    member(71, { ticketStatus: 'refused' }),
    { refused_without_app: ['o7/m71'] },
  ],
  ['the plastic refused for the app', member(71, { ticketStatus: 'refused', appInstalled: true }), {}],
  ['a person who left', member(61, { status: null, leftOn: '2022-11-01' }), {}],
  ['no address', term(6, { email: null }), { email_missing: ['o6'] }],
  ['consent not given', term(8, { emailConsent: null }), { mailing_consent_missing: ['o8'] }],
  ['consent denied', term(8, { emailConsent: false }), { mailing_consent_missing: ['o8'] }],
  [
    'a legal entity too many in a territorial',
    org(5, { isLegalEntity: true }),
    { legal_entities_differ: ['o1', 'o2', 'o4'] },
  ],
  [
    'a legal entity too many in an okrug: its region is reported without it',
    org(7, { isLegalEntity: true }),
    { legal_entities_differ: ['o1', 'o3'] },
  ],
  [
    'rights that no report knows',
    org(9, { hasTerritorialRights: true }),
    { territorial_rights_differ: ['o1', 'o8'] },
  ],
  [
    'a created primary that is not in the registry',
    report(4, { primariesCreated: 1 }),
    { created_differ: ['o4'] },
  ],
  [
    'a primary registered in the year of the report',
    org(9, { registeredOn: '2022-05-01' }),
    { created_differ: ['o1', 'o8'] },
  ],
  ['a primary registered after the report', org(9, { registeredOn: '2022-11-01' }), {}],
  [
    'a territorial that is not in the registry',
    report(8, { territorials: 1 }),
    { territorials_differ: ['o8'] },
  ],
  ['a primary more than reported', report(3, { primaries: 2 }), { primaries_differ: ['o3'] }],
  ['a report that says nothing of it', report(8, { territorials: null, primaries: null }), {}],
  ['a report too old to be compared', report(8, { territorials: 5, asOf: '2021-01-01' }), {}],
  [
    'nobody on record, but a report this year',
    (write) => write.member.deleteMany({ where: { orgId: 9 } }),
    { primary_without_members: ['o9'] },
  ],
  [
    'nobody on record and no report for four quarters',
    async (write) => {
      await write.member.deleteMany({ where: { orgId: { in: [6, 9] } } })
      await report(9, { asOf: '2021-10-01' })(write)
      await write.statReport.deleteMany({ where: { orgId: 6 } })
      await org(6, { registeredOn: '2022-02-01' })(write)
      await report(4, { primariesCreated: 1 })(write)
      await report(2, { primariesCreated: 1 })(write)
      await report(1, { primariesCreated: 1 })(write)
      await report(8, { asOf: '2022-10-01' })(write)
    },
    { primary_without_members: ['o6', 'o9'], idle_not_removed: ['o9'] },
  ],
  [
    'a removed organisation',
    async (write) => {
      await term(9, { chairFullName: null })(write)
      await org(9, { removedOn: '2022-11-01' })(write)
      await report(8, { primaries: 0 })(write)
      await report(1, { primaries: 3 })(write)
    },
    {},
  ],
]

test.each(DAMAGES)('%s', async (_, damage, broken) => {
  const database = await soundRegistry()
  await damage(database.write)
  expect(await brokenIn(database)).toEqual(broken)
  const counts = Object.fromEntries(Object.entries(broken).map(([code, rows]) => [code, rows.length]))
  expect(await countsIn(database)).toEqual(counts)
})

test('a registry without a report for a year calls nobody idle', async () => {
  const database = await soundRegistry()
  await database.write.statReport.deleteMany({})
  await database.write.member.deleteMany({ where: { orgId: 9 } })
  expect(await brokenIn(database)).toEqual({ primary_without_members: ['o9'] })
})

test('only what lies in the sub-tree is seen', async () => {
  const database = await soundRegistry()
  for (const id of [2, 3, 4, 5, 7, 9]) await term(id, { email: null })(database.write)
  await member(91, { status: null })(database.write)
  await member(51, { status: null })(database.write)
  expect(await brokenIn(database, 2)).toEqual({
    email_missing: ['o2', 'o3', 'o7', 'o4', 'o5'],
    member_without_status: ['o5/m51'],
  })
  expect(await countsIn(database, 2)).toEqual({ email_missing: 5, member_without_status: 1 })
  expect(await brokenIn(database, 6)).toEqual({})
  expect(await brokenIn(database, 8)).toEqual({ email_missing: ['o9'], member_without_status: ['o9/m91'] })
})

test('worst first: by severity, then by how often', async () => {
  const database = await soundRegistry()
  for (const id of [5, 6, 7]) await term(id, { email: null })(database.write)
  await term(9, { chairFullName: null })(database.write)
  for (const id of [51, 52]) await member(id, { status: null })(database.write)
  const broken = await brokenRules(database.read, 1, AS_OF)
  expect(broken.map(({ rule, count, organisations }) => [rule.code, count, organisations])).toEqual([
    ['chair_empty', 1, 1],
    ['member_without_status', 2, 1],
    ['email_missing', 3, 3],
  ])
})

test('an admin replaces numbers and severity, and switches a rule off', async () => {
  const database = await soundRegistry()
  await member(52, { ticketStatus: 'produced', ticketStatusOn: '2022-11-01' })(database.write)
  await term(5, { email: null, emailConsent: null })(database.write)
  expect(await countsIn(database)).toEqual({ email_missing: 1, mailing_consent_missing: 1 })
  await replaceRules(database.write, {
    ticket_not_issued: { params: { days: 7 }, severity: 'blocking' },
    mailing_consent_missing: { off: true },
    email_missing: { levels: ['regional'] },
  })
  expect(await countsIn(database)).toEqual({ ticket_not_issued: 1 })
  expect((await loadRules(database.read))[0]?.severity).toBe('blocking')
  await replaceRules(database.write, {})
  expect(await countsIn(database)).toEqual({ email_missing: 1, mailing_consent_missing: 1 })
})

test('what an admin may not say is refused, and nothing is changed', async () => {
  const database = await soundRegistry()
  await expect(replaceRules(database.write, { no_such_rule: {} })).rejects.toThrow()
  await expect(replaceRules(database.write, { term_over: { severity: 'awful' } })).rejects.toThrow()
  await expect(
    replaceRules(database.write, { ticket_not_issued: { params: { days: -1 } } }),
  ).rejects.toThrow()
  expect(await database.read.setting.count()).toBe(0)
})

test('the first organisations come by name, people counted in each', async () => {
  const database = await soundRegistry()
  for (const id of [91, 51, 52]) await member(id, { status: null })(database.write)
  const root = await findRuleRoot(database.read, { id: 1 })
  const rule = (await loadRules(database.read)).find(({ code }) => code === 'member_without_status')
  if (!root || !rule) throw new Error('no root or rule')
  const first = await firstBroken(database.read, root, rule, AS_OF, 1)
  expect(first.map(({ label, count }) => [label.name, count])).toEqual([['Школа № 5', 2]])
})
