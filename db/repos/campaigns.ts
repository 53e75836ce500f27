import { setImmediate } from 'node:timers/promises'
import {
  addStanding,
  type CampaignCounts,
  type CampaignStanding,
  noCounts,
} from '../../domain/readiness/campaign-standing.ts'
import {
  type Campaign,
  type CommendedRules,
  campaignsInForce,
  campaignsOn,
} from '../../domain/readiness/campaigns.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { dialectOf } from '../dialect.ts'
import { listOf, numberBeforeSlash } from '../sql.ts'
import { type CampaignRow, campaignQuery } from './campaign-query.ts'
import { loadFieldTable } from './gap-tables.ts'
import { keptSetting } from './kept-settings.ts'
import { loadForms } from './readiness.ts'
import { type RuleRoot, rangesOf } from './rule-counts.ts'
import { inside } from './rule-facts.ts'

type Reader = PrismaClient | Tx

const PAGE = 2000

/** The campaigns in force as they stand on a day; those whose forms have no dates are not among them. */
export async function loadCampaigns(read: Reader, today: string): Promise<Campaign[]> {
  const table = campaignsInForce(await keptSetting(read, 'campaigns'))
  return campaignsOn(table, await loadForms(read), today)
}

/** When an organisation is on a list to be announced. */
export async function loadCommendedRules(read: Reader): Promise<CommendedRules> {
  return campaignsInForce(await keptSetting(read, 'campaigns')).commended
}

export interface CampaignProgress {
  total: CampaignCounts
  byLevel: Map<string, CampaignCounts>
  /** by the id of the organisation directly below the root, with all below it; and of these the primaries alone */
  byChild: Map<number, CampaignCounts>
  primariesByChild: Map<number, CampaignCounts>
}

/** How far a campaign has come at and below a root. The union is counted region by region: others are answered between. */
export async function campaignProgress(
  read: Reader,
  root: RuleRoot,
  campaign: Campaign,
  asOf: string,
): Promise<CampaignProgress> {
  const table = await loadFieldTable(read)
  const found: CampaignProgress = {
    ...{ total: noCounts(), byLevel: new Map(), byChild: new Map(), primariesByChild: new Map() },
  }
  const child = numberBeforeSlash(dialectOf(read), `substr(o."path", ${root.path.length + 1})`)
  for (const range of await rangesOf(read, root)) {
    const { columns, from, standingOf } = campaignQuery(campaign, table, inside(range), asOf)
    const rows = await read.$queryRawUnsafe<Array<CampaignRow & { child: number; count: number }>>(
      `SELECT child, level, filed, said, before, mask, count(*) AS count
       FROM (SELECT ${child} AS child, ${columns} ${from}) alike
       GROUP BY child, level, filed, said, before, mask`,
    )
    for (const row of rows) {
      const standing = standingOf(row)
      if (!standing) continue
      const places = [found.total, countsAt(found.byLevel, row.level)]
      const id = Number(row.child)
      if (id > 0) places.push(countsAt(found.byChild, id))
      if (id > 0 && row.level === 'primary') places.push(countsAt(found.primariesByChild, id))
      for (const counts of places) addStanding(counts, standing, Number(row.count))
    }
    await setImmediate()
  }
  return found
}

/** Where one organisation stands. */
export interface OrganisationInCampaign extends CampaignStanding {
  orgId: number
  officeId: number | null
  parentId: number | null
  aisId: string
  path: string
  level: string
  kind: string | null
  name: string
  shortName: string | null
}

type FoundRow = CampaignRow & Omit<OrganisationInCampaign, keyof CampaignStanding>

const COLUMNS = `o."id" AS "orgId", f."id" AS "officeId", o."parentId" AS "parentId", o."aisId" AS "aisId",
  o."path" AS path, o."kind" AS kind, o."name" AS name, o."shortName" AS "shortName"`

/** Everybody at and below a root who is expected to file, page by page in the order of the tree. */
export async function* campaignRows(
  read: Reader,
  root: RuleRoot,
  campaign: Campaign,
  asOf: string,
): AsyncGenerator<OrganisationInCampaign[]> {
  const table = await loadFieldTable(read)
  for (const whole of await rangesOf(read, root)) {
    for (let range = whole; ; ) {
      const { columns, from, standingOf } = campaignQuery(campaign, table, inside(range), asOf)
      const rows = await read.$queryRawUnsafe<FoundRow[]>(
        `SELECT ${COLUMNS}, ${columns} ${from} ORDER BY o."path" LIMIT ${PAGE}`,
      )
      yield rows.flatMap((row) => joined(row, standingOf(row)))
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) break
      range = { from: `${last.path}!`, to: whole.to }
      await setImmediate()
    }
  }
}

/** Where these organisations stand, by id; who files nothing is left out. */
export async function campaignStandings(
  read: Reader,
  orgIds: readonly number[],
  campaign: Campaign,
  asOf: string,
): Promise<Map<number, OrganisationInCampaign>> {
  const table = await loadFieldTable(read)
  const { columns, from, standingOf } = campaignQuery(campaign, table, `o."id" IN (${listOf(orgIds)})`, asOf)
  const rows = await read.$queryRawUnsafe<FoundRow[]>(`SELECT ${COLUMNS}, ${columns} ${from}`)
  return new Map(rows.flatMap((row) => joined(row, standingOf(row)).map((found) => [found.orgId, found])))
}

function joined(row: FoundRow, standing: CampaignStanding | null): OrganisationInCampaign[] {
  if (!standing) return []
  const { orgId, officeId, parentId, aisId, path, level, kind, name, shortName } = row
  return [{ ...standing, orgId, officeId, parentId, aisId, path, level, kind, name, shortName }]
}

function countsAt<Key>(counts: Map<Key, CampaignCounts>, key: Key): CampaignCounts {
  const known = counts.get(key) ?? noCounts()
  counts.set(key, known)
  return known
}
