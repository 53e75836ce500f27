import { TICKET_MARKS } from '../../../domain/identity/linking.ts'
import type { KindSpec } from '../kind-spec.ts'

/** ticketKey of domain/identity/linking, as SQL. */
const TICKET_KEY = TICKET_MARKS.reduce((sql, mark) => `replace(${sql}, '${mark}', '')`, 's."ticket_number"')

export const members: KindSpec = {
  kind: 'members',
  table: 'Member',
  key: ['ais_id'],
  unique: { column: 'ticket_number', into: 'ticketNumber', code: 'duplicate_ticket_number' },
  references: [
    {
      from: 'org_ais_id',
      table: 'Organisation',
      by: 'aisId',
      into: 'orgId',
      kind: 'organisations',
      code: 'unknown_organisation',
    },
  ],
  copies: {
    ais_id: 'aisId',
    last_name: 'lastName',
    first_name: 'firstName',
    middle_name: 'middleName',
    birth_date: 'birthDate',
    status: 'status',
    joined_on: 'joinedOn',
    joined_online: 'joinedOnline',
    phone: 'phone',
    email: 'email',
    ticket_number: 'ticketNumber',
    ticket_status: 'ticketStatus',
    ticket_status_on: 'ticketStatusOn',
    app_installed: 'appInstalled',
    profcards_participant: 'profcardsParticipant',
    left_on: 'leftOn',
  },
  computed: [{ from: 'ticket_number', into: 'ticketKey', sql: TICKET_KEY }],
  defaults: {
    joinedOnline: 'FALSE',
    ticketStatus: `'none'`,
    appInstalled: 'FALSE',
    profcardsParticipant: 'FALSE',
  },
  audit: {
    owner: 'memberId',
    kindOf: (column) => (column.startsWith('ticket_') ? 'ticket' : 'member'),
    always: ['org_ais_id', 'left_on'],
  },
  belongs: { org: { from: 'org_ais_id', sql: 't."orgId"' }, name: 't."aisId"' },
}
