import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Locale, type MessageKey, translate } from '../../../core/i18n.ts'
import { writeLongTable } from '../../../core/workbook.ts'
import type { PrismaClient } from '../../../db/client.ts'
import { campaignRows, type OrganisationInCampaign } from '../../../db/repos/campaigns.ts'
import type { SummaryPlace } from '../../../db/repos/summary-places.ts'
import { namesAbove } from '../../../db/repos/summary-table.ts'
import { orgLabel } from '../../../domain/organisation/label.ts'
import type { Campaign } from '../../../domain/readiness/campaigns.ts'

/** Columns with a width each: nobody has seen the rows when the table begins. */
const COLUMNS: ReadonlyArray<[MessageKey, number]> = [
  ['summary.column.level', 17],
  ['summary.column.name', 52],
  ['summary.column.above', 34],
  ['summary.column.ais', 16],
  ['campaign.column.form', 10],
  ['column.state', 26],
  ['column.blockedBy', 60],
]

/** Writes who has not filed, of an organisation and all below it, and what blocks; returns the path and how many. */
export async function writeOwed(
  read: PrismaClient,
  place: SummaryPlace,
  campaign: Campaign,
  { today, locale }: { today: string; locale: Locale },
): Promise<{ path: string; count: number }> {
  const path = join(tmpdir(), `pervichka-${randomUUID()}.xlsx`)
  const say = (key: string) => translate(locale, { key: key as MessageKey })
  const cells = (row: OrganisationInCampaign, above: string | undefined) => [
    say(`summary.level.${row.level}`),
    orgLabel(row),
    above ?? null,
    row.aisId,
    row.form,
    say(`campaign.state_${row.state}`),
    row.blockers.map((blocker) => say(`passport.${blocker}`)).join(', '),
  ]
  let count = 0
  async function* rows() {
    for await (const page of campaignRows(read, place, campaign, today)) {
      const owed = page.filter(({ state }) => state !== 'filed')
      const above = await namesAbove(read, owed, place.path)
      count += owed.length
      yield owed.map((row) => cells(row, above.get(row.parentId ?? 0)))
    }
  }
  const columns = COLUMNS.map(([title, width]) => ({ title: say(title), width, format: 'text' as const }))
  await writeLongTable(path, { name: say('campaign.tableSheet'), columns }, rows())
  return { path, count }
}
