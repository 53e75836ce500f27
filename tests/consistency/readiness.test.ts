import { expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { loadForms, readiness, readinessRows, replaceForms } from '../../db/repos/readiness.ts'
import { findRuleRoot } from '../../db/repos/rules.ts'
import { dueDate, formsInForce } from '../../domain/readiness/forms.ts'
import { readinessOf } from '../../domain/readiness/readiness.ts'
import { AS_OF, soundRegistry } from './rule-world.ts'

/** Every passport has what an automatic report needs, and nobody has filed for 1 October but who is said to. */
async function readyRegistry(): Promise<Database> {
  const database = await soundRegistry()
  const { write } = database
  await write.statReport.deleteMany({})
  await write.organisation.updateMany({
    data: {
      shortName: 'коротко',
      isLegalEntity: false,
      educationKind: 'school',
      employedCount: 10,
      hasTerritorialRights: false,
    },
  })
  return database
}

const file = (database: Database, orgId: number, form: string, asOf = '2022-10-01', source = 'auto') =>
  database.write.statReport.create({ data: { orgId, form, asOf, source } })

async function statesIn(database: Database, form: string, id = 1, asOf = AS_OF) {
  const root = await findRuleRoot(database.read, { id })
  const found = (await loadForms(database.read)).find((each) => each.form === form)
  if (!root || !found) throw new Error('no root or form')
  const rows: Record<string, string> = {}
  for await (const { aisId, state, blockers } of readinessRows(database.read, root, found, asOf))
    rows[aisId] = blockers.length > 0 ? `${state}: ${blockers.join(' ')}` : state
  return { rows, counts: await readiness(database.read, root, found, asOf) }
}

test('who filed by hand or automatically, who filed another form, who can, and what stops the rest', async () => {
  const database = await readyRegistry()
  await file(database, 5, '5-СП')
  await file(database, 6, '5-СП', '2022-10-01', 'manual')
  await file(database, 7, '3-СП')
  expect((await statesIn(database, '5-СП')).rows).toEqual({
    o5: 'filed_auto',
    o6: 'filed_manual',
    o7: 'filed_other',
    o9: 'ready',
  })
  await database.write.organisation.update({
    where: { id: 9 },
    data: { educationKind: null, isLegalEntity: true },
  })
  await database.write.member.update({ where: { id: 91 }, data: { status: null } })
  const { rows, counts } = await statesIn(database, '5-СП')
  expect(rows['o9']).toBe('blocked: inn kpp ogrn education_kind member_status')
  expect(counts.total.states).toMatchObject({
    filed_auto: 1,
    filed_manual: 1,
    filed_other: 1,
    blocked: 1,
    ready: 0,
  })
  expect(counts.total.blockedBy).toEqual({ inn: 1, kpp: 1, ogrn: 1, education_kind: 1, member_status: 1 })
  expect(counts.byChild.get(8)?.states.blocked).toBe(1)
  expect(counts.byChild.get(2)?.states.blocked).toBe(0)
  expect(counts.byLevel.get('primary')?.states.filed_manual).toBe(1)
})

test('only the sub-tree is counted', async () => {
  const database = await readyRegistry()
  await file(database, 9, '5-СП')
  expect((await statesIn(database, '5-СП', 4)).rows).toEqual({ o5: 'ready', o6: 'ready' })
})

test('a territorial is stopped by a member without a status in a primary below it', async () => {
  const database = await readyRegistry()
  expect((await statesIn(database, '2-СП')).rows).toEqual({ o4: 'ready' })
  await database.write.member.update({ where: { id: 52 }, data: { status: null } })
  expect((await statesIn(database, '2-СП')).rows).toEqual({ o4: 'blocked: member_status' })
})

test('whom 3-СП is for is not public: who filed it the last time is expected to file it again', async () => {
  const database = await readyRegistry()
  await file(database, 5, '3-СП', '2022-01-01')
  expect((await statesIn(database, '3-СП')).rows).toMatchObject({ o5: 'ready', o6: 'not_expected' })
  expect((await statesIn(database, '5-СП')).rows).toMatchObject({ o5: 'not_expected', o6: 'ready' })
})

test('КДК is asked from 2023 on, and nothing is said of what it needs', async () => {
  const database = await readyRegistry()
  expect((await statesIn(database, 'КДК-2', 1, '2022-12-31')).rows).toEqual({
    o2: 'not_expected',
    o8: 'not_expected',
  })
  expect((await statesIn(database, 'КДК-2', 1, '2023-01-01')).rows).toEqual({
    o2: 'not_described',
    o8: 'not_described',
  })
})

test('an admin replaces the forms', async () => {
  const database = await readyRegistry()
  const [kdk] = formsInForce().filter(({ form }) => form === 'КДК-2')
  const requires = { passport: null, fields: ['chair_email'], memberStatus: false }
  await replaceForms(database.write, { forms: [{ ...kdk, requires }] })
  await database.write.term.update({ where: { id: 8 }, data: { email: null } })
  expect((await statesIn(database, 'КДК-2', 1, '2023-02-01')).rows).toEqual({
    o2: 'ready',
    o8: 'blocked: chair_email',
  })
  await expect(replaceForms(database.write, { forms: [] })).rejects.toThrow()
})

test('the day a form is due', () => {
  const [form] = formsInForce()
  if (!form) throw new Error('no form')
  expect(['2022-11-21', '2022-10-01', '2022-09-30', '2022-01-01'].map((day) => dueDate(form, day))).toEqual([
    '2022-10-01',
    '2022-10-01',
    '2022-07-01',
    '2022-01-01',
  ])
  expect(readinessOf({ filed: null, filedOther: false, before: null, blockers: [] }, form, AS_OF)).toBe(
    'ready',
  )
})
