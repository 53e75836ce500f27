import { setImmediate } from 'node:timers/promises'
import { type Form, formsInForce } from '../../domain/readiness/forms.ts'
import {
  addCounts,
  type Blocker,
  emptyCounts,
  type ReadinessCounts,
  type ReadinessState,
  readinessOf,
} from '../../domain/readiness/readiness.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { dialectOf } from '../dialect.ts'
import { numberBeforeSlash } from '../sql.ts'
import { loadFieldTable } from './gap-tables.ts'
import { type ReadinessRow, readinessQuery } from './readiness-query.ts'
import { type RuleRoot, rangesOf } from './rule-counts.ts'

type Reader = PrismaClient | Tx

const SETTING = 'readiness.forms'
const PAGE = 2000

/** The forms in force: those of an admin where there are such. */
export async function loadForms(read: Reader): Promise<readonly Form[]> {
  const row = await read.setting.findUnique({ where: { name: SETTING } })
  return formsInForce(row ? JSON.parse(row.value) : undefined)
}

/** Keeps an admin's list of forms. Throws a ZodError for what cannot be. */
export async function replaceForms(write: Reader, replacement: unknown): Promise<void> {
  const value = JSON.stringify({ forms: formsInForce(replacement) })
  await write.setting.upsert({
    where: { name: SETTING },
    create: { name: SETTING, value },
    update: { value },
  })
}

export interface Readiness {
  /** the day for which the form is due */
  date: string
  total: ReadinessCounts
  byLevel: Map<string, ReadinessCounts>
  /** by the id of the organisation directly below the root */
  byChild: Map<number, ReadinessCounts>
}

/** Where the organisations at and below a root stand with a form on the day. */
export async function readiness(read: Reader, root: RuleRoot, form: Form, asOf: string): Promise<Readiness> {
  const by = { choice: await choiceOf(read, form), table: await loadFieldTable(read) }
  const found: Readiness = { date: asOf, total: emptyCounts(), byLevel: new Map(), byChild: new Map() }
  for (const range of await rangesOf(read, root)) {
    const { columns, from, read: factsOf, date } = readinessQuery(form, by, range, asOf)
    found.date = date
    // What follows the root's path begins with the child's id; of the root itself nothing follows.
    const rows = await read.$queryRawUnsafe<
      Array<ReadinessRow & { child: number; level: string; count: number }>
    >(
      `SELECT child, level, filed, other, before, mask, count(*) AS count FROM (
         SELECT ${numberBeforeSlash(dialectOf(read), `substr(o."path", ${root.path.length + 1})`)} AS child, o."level" AS level, ${columns}
         ${from}) alike GROUP BY child, level, filed, other, before, mask`,
    )
    for (const row of rows) {
      const facts = factsOf(row)
      const state = readinessOf(facts, form, asOf)
      const places = [found.total, countsAt(found.byLevel, row.level)]
      if (Number(row.child) > 0) places.push(countsAt(found.byChild, Number(row.child)))
      for (const counts of places) addCounts(counts, state, facts.blockers, Number(row.count))
    }
    await setImmediate()
  }
  return found
}

export interface OrganisationReadiness {
  aisId: string
  name: string
  shortName: string | null
  kind: string | null
  level: string
  state: ReadinessState
  blockers: readonly Blocker[]
}

/** The organisations themselves, in the order of the tree. */
export async function* readinessRows(
  read: Reader,
  root: RuleRoot,
  form: Form,
  asOf: string,
): AsyncGenerator<OrganisationReadiness> {
  const by = { choice: await choiceOf(read, form), table: await loadFieldTable(read) }
  for (const whole of await rangesOf(read, root)) {
    for (let range = whole; ; ) {
      const { columns, from, read: factsOf } = readinessQuery(form, by, range, asOf)
      const rows = await read.$queryRawUnsafe<Array<ReadinessRow & Named & { path: string }>>(
        `SELECT o."aisId" AS "aisId", o."name" AS name, o."shortName" AS "shortName", o."kind" AS kind,
           o."level" AS level, o."path" AS path, ${columns} ${from} ORDER BY o."path" LIMIT ${PAGE}`,
      )
      for (const row of rows) {
        const { aisId, name, shortName, kind, level } = row
        const facts = factsOf(row)
        const state = readinessOf(facts, form, asOf)
        yield {
          aisId,
          name,
          shortName,
          kind,
          level,
          state,
          blockers: state === 'blocked' ? facts.blockers : [],
        }
      }
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) break
      range = { from: `${last.path}!`, to: whole.to }
    }
  }
}

type Named = Pick<OrganisationReadiness, 'aisId' | 'name' | 'shortName' | 'kind' | 'level'>

async function choiceOf(read: Reader, form: Form): Promise<Form[]> {
  const forms = await loadForms(read)
  return forms.filter((each) => each.form !== form.form && each.choice === form.choice)
}

function countsAt<Key>(counts: Map<Key, ReadinessCounts>, key: Key): ReadinessCounts {
  const known = counts.get(key) ?? emptyCounts()
  counts.set(key, known)
  return known
}
