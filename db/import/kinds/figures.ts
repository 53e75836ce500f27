import type { RowOf } from '../../../domain/registry/row-schemas.ts'
import type { Tx } from '../../client.ts'
import type { KindImporter } from '../kind-importer.ts'
import { idsBy, type Values } from '../table-batch.ts'

const STAT_COLUMNS = {
  form: 'form',
  as_of: 'asOf',
  source: 'source',
  members_total: 'membersTotal',
  working: 'working',
  students: 'students',
  pensioners: 'pensioners',
  primaries: 'primaries',
  primaries_created: 'primariesCreated',
  territorials: 'territorials',
  legal_primaries: 'legalPrimaries',
  legal_territorials: 'legalTerritorials',
  with_territorial_rights: 'withTerritorialRights',
} as const satisfies Partial<Record<keyof RowOf<'stat_reports'>, string>>

const SNAPSHOT_COLUMNS = {
  as_of: 'asOf',
  members: 'members',
  working: 'working',
  students: 'students',
  pensioners: 'pensioners',
  no_status: 'noStatus',
  plastic_tickets: 'plasticTickets',
  app_users: 'appUsers',
  profcards_participants: 'profcardsParticipants',
  joined_online: 'joinedOnline',
  reports_primaries: 'reportsPrimaries',
  reports_territorials: 'reportsTerritorials',
} as const satisfies Partial<Record<keyof RowOf<'snapshots'>, string>>

const QUIZ_COLUMNS = {
  held_on: 'heldOn',
  participants: 'participants',
  passed: 'passed',
  excellent: 'excellent',
} as const satisfies Partial<Record<keyof RowOf<'quiz_results'>, string>>

export const statReportImporter: KindImporter<'stat_reports'> = {
  kind: 'stat_reports',
  spec: {
    table: 'StatReport',
    key: ['orgId', 'form', 'asOf', 'source'],
    columns: ['orgId', ...Object.values(STAT_COLUMNS)],
  },
  keyOf: (row) => JSON.stringify([row.org_ais_id, row.form, row.as_of, row.source]),
  resolve: (tx, rows) => withOrganisation(tx, rows, STAT_COLUMNS),
}

export const snapshotImporter: KindImporter<'snapshots'> = {
  kind: 'snapshots',
  spec: {
    table: 'Snapshot',
    key: ['orgId', 'asOf'],
    columns: ['orgId', 'origin', ...Object.values(SNAPSHOT_COLUMNS)],
  },
  keyOf: (row) => JSON.stringify([row.org_ais_id, row.as_of]),
  defaults: { origin: 'import' },
  resolve: (tx, rows) => withOrganisation(tx, rows, SNAPSHOT_COLUMNS),
}

export const quizResultImporter: KindImporter<'quiz_results'> = {
  kind: 'quiz_results',
  spec: {
    table: 'QuizResult',
    key: ['orgId', 'heldOn'],
    columns: ['orgId', ...Object.values(QUIZ_COLUMNS)],
  },
  keyOf: (row) => JSON.stringify([row.org_ais_id, row.held_on]),
  resolve: (tx, rows) => withOrganisation(tx, rows, QUIZ_COLUMNS),
}

/** Figures of an organisation: its id, and the cells under the names of the table. */
async function withOrganisation<Row extends { org_ais_id: string }>(
  tx: Tx,
  rows: readonly Row[],
  columns: Partial<Record<keyof Row & string, string>>,
) {
  const orgs = await idsBy(
    tx,
    'Organisation',
    'aisId',
    rows.map((row) => row.org_ais_id),
  )
  return rows.map((row) => {
    const orgId = orgs.get(row.org_ais_id)
    if (orgId === undefined) return { column: 'org_ais_id', code: 'unknown_organisation' } as const
    const cells = new Map(Object.entries(row))
    const values: Values = { orgId }
    for (const [column, name] of Object.entries<string | undefined>(columns)) {
      if (name !== undefined) values[name] = cells.get(column) ?? null
    }
    return values
  })
}
