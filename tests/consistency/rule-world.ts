import type { Database } from '../../db/client.ts'
import { brokenRows } from '../../db/repos/rule-rows.ts'
import { brokenRules, findRuleRoot, loadRules } from '../../db/repos/rules.ts'
import { freshDatabase } from '../support/database.ts'

export const AS_OF = '2022-11-21'
const NOW = new Date('2022-11-21T06:00:00Z')

interface Org {
  id: number
  level: string
  path: string
  name: string
}

/**
 * Union 1 › region 2 › territorial 4 › primaries 5 and 6; okrug 3 of region 2 › primary 7; region 8 › primary 9.
 * Nothing in it breaks a rule: chairs in office, members with a status, reports that say what the registry holds.
 */
export const ORGS: Org[] = [
  { id: 1, level: 'union', path: '/1/', name: 'Профсоюз' },
  { id: 2, level: 'regional', path: '/1/2/', name: 'Придуманная' },
  { id: 3, level: 'okrug', path: '/1/2/3/', name: 'Сочинённая окружная' },
  { id: 4, level: 'territorial', path: '/1/2/4/', name: 'Ясногорская' },
  { id: 5, level: 'primary', path: '/1/2/4/5/', name: 'Школа № 5' },
  { id: 6, level: 'primary', path: '/1/2/4/6/', name: 'Школа № 6' },
  { id: 7, level: 'primary', path: '/1/2/3/7/', name: 'Школа № 7' },
  { id: 8, level: 'regional', path: '/1/8/', name: 'Небывалая' },
  { id: 9, level: 'primary', path: '/1/8/9/', name: 'Школа № 9' },
]

const REPORTS: Array<[id: number, primaries: number, territorials: number]> = [
  [1, 4, 1],
  [2, 2, 1],
  [3, 1, 0],
  [4, 2, 0],
  [8, 1, 0],
]

export async function soundRegistry(): Promise<Database> {
  const database = await freshDatabase()
  const { write } = database
  await write.organisation.createMany({
    data: ORGS.map((org) => ({
      ...org,
      aisId: `o${org.id}`,
      parentId: Number(org.path.split('/').at(-3)) || null,
      searchName: org.name.toLowerCase(),
      registeredOn: '2020-01-01',
      isLegalEntity: org.level !== 'primary',
    })),
  })
  await write.office.createMany({ data: ORGS.map(({ id }) => ({ id, orgId: id })) })
  await write.term.createMany({
    data: ORGS.map(({ id }) => ({
      id,
      officeId: id,
      chairFullName: 'Вымыслов Борис',
      email: 'chair@example.org',
      emailConsent: true,
      termFrom: '2020-01-01',
      termTo: AS_OF,
      startedAt: NOW,
    })),
  })
  const primaries = ORGS.filter((org) => org.level === 'primary')
  await write.member.createMany({
    data: primaries.flatMap(({ id }) =>
      [1, 2].map((at) => ({
        id: id * 10 + at,
        aisId: `m${id * 10 + at}`,
        orgId: id,
        lastName: 'Небылицын',
        firstName: 'Пример',
        status: 'working',
        ticketStatus: 'issued',
        ticketStatusOn: '2022-01-01',
      })),
    ),
  })
  await write.statReport.createMany({
    data: [
      ...REPORTS.map(([orgId, count, territorials]) => ({
        orgId,
        form: orgId === 4 ? '2-СП' : 'consolidated',
        asOf: '2022-10-01',
        source: 'manual',
        primaries: count,
        primariesCreated: 0,
        territorials,
        legalPrimaries: 0,
        legalTerritorials: territorials,
        withTerritorialRights: 0,
      })),
      ...primaries.map(({ id }) => ({ orgId: id, form: '5-СП', asOf: '2022-10-01', source: 'auto' })),
    ],
  })
  return database
}

/** What breaks every rule below an organisation: its code and the rows, as `o5` or `o5/m51`. */
export async function brokenIn(database: Database, id = 1, asOf = AS_OF): Promise<Record<string, string[]>> {
  const { read } = database
  const root = await findRuleRoot(read, { id })
  if (!root) throw new Error(`no organisation ${id}`)
  const found: Record<string, string[]> = {}
  for (const rule of await loadRules(read)) {
    const rows: string[] = []
    for await (const { org, memberAisId } of brokenRows(read, root, rule, asOf))
      rows.push(memberAisId ? `${org.aisId}/${memberAisId}` : org.aisId)
    if (rows.length > 0) found[rule.code] = rows
  }
  return found
}

/** Counts by code. */
export async function countsIn(database: Database, id = 1): Promise<Record<string, number>> {
  const broken = await brokenRules(database.read, id, AS_OF)
  return Object.fromEntries(broken.map(({ rule, count }) => [rule.code, count]))
}
