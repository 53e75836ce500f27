import type { KindSpec, Reference } from '../kind-spec.ts'

const organisation: Reference = {
  from: 'org_ais_id',
  table: 'Organisation',
  by: 'aisId',
  into: 'orgId',
  kind: 'organisations',
  code: 'unknown_organisation',
}

const OF_ORG = { from: 'org_ais_id', sql: 't."orgId"' }
const AS_OF = { from: 'as_of', sql: 't."asOf"' }
const AIS_ID = `(SELECT o."aisId" FROM "Organisation" o WHERE o."id" = t."orgId")`

export const statReports: KindSpec = {
  kind: 'stat_reports',
  table: 'StatReport',
  key: ['org_ais_id', 'form', 'as_of', 'source'],
  references: [organisation],
  copies: {
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
  },
  belongs: {
    org: OF_ORG,
    day: AS_OF,
    name: `${AIS_ID} || ' ' || t."form" || ' ' || t."asOf" || ' ' || t."source"`,
  },
}

export const snapshots: KindSpec = {
  kind: 'snapshots',
  table: 'Snapshot',
  key: ['org_ais_id', 'as_of'],
  references: [organisation],
  copies: {
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
  },
  computed: [{ from: 'as_of', into: 'origin', sql: `'import'` }],
  belongs: { org: OF_ORG, day: AS_OF, name: `${AIS_ID} || ' ' || t."asOf"` },
}

export const quizResults: KindSpec = {
  kind: 'quiz_results',
  table: 'QuizResult',
  key: ['org_ais_id', 'held_on'],
  references: [organisation],
  copies: { held_on: 'heldOn', participants: 'participants', passed: 'passed', excellent: 'excellent' },
  belongs: {
    org: OF_ORG,
    day: { from: 'held_on', sql: 't."heldOn"' },
    name: `${AIS_ID} || ' ' || t."heldOn"`,
  },
}
