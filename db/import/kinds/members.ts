import type { KindImporter } from '../kind-importer.ts'
import { idsBy } from '../table-batch.ts'

export const memberImporter: KindImporter<'members'> = {
  kind: 'members',
  spec: {
    table: 'Member',
    key: ['aisId'],
    columns: [
      'aisId',
      'orgId',
      'lastName',
      'firstName',
      'middleName',
      'birthDate',
      'status',
      'joinedOn',
      'joinedOnline',
      'phone',
      'email',
      'ticketNumber',
      'ticketStatus',
      'ticketStatusOn',
      'appInstalled',
      'profcardsParticipant',
      'leftOn',
    ],
  },
  keyOf: (row) => row.ais_id,
  protects: { owner: 'memberId', kinds: ['member', 'ticket'] },
  defaults: { joinedOnline: false, ticketStatus: 'none', appInstalled: false, profcardsParticipant: false },
  async resolve(tx, rows) {
    const orgs = await idsBy(
      tx,
      'Organisation',
      'aisId',
      rows.map((row) => row.org_ais_id),
    )
    return rows.map((row) => {
      const orgId = orgs.get(row.org_ais_id)
      if (orgId === undefined) return { column: 'org_ais_id', code: 'unknown_organisation' }
      return {
        aisId: row.ais_id,
        orgId,
        lastName: row.last_name,
        firstName: row.first_name,
        middleName: row.middle_name,
        birthDate: row.birth_date,
        status: row.status,
        joinedOn: row.joined_on,
        joinedOnline: row.joined_online,
        phone: row.phone,
        email: row.email,
        ticketNumber: row.ticket_number,
        ticketStatus: row.ticket_status,
        ticketStatusOn: row.ticket_status_on,
        appInstalled: row.app_installed,
        profcardsParticipant: row.profcards_participant,
        leftOn: row.left_on,
      }
    })
  },
}
