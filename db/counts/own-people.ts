import { countOf } from '../sql.ts'
import type { Scope } from './columns.ts'

const TICKETS = {
  ticketNone: 'none',
  ticketRequested: 'requested',
  ticketProduced: 'produced',
  ticketIssued: 'issued',
  ticketRefused: 'refused',
  ticketReissue: 'reissue',
}

/**
 * Common tables `people`, the members of each organisation, and `gone`, the days of those who left or are to come.
 * Whoever belongs has been there since joining; whoever left changes nothing on any later day.
 */
export function peopleOf(scope: Scope, day: string): string {
  const tickets = Object.entries(TICKETS).map(
    ([name, value]) => `${countOf(`m."ticketStatus" = '${value}'`)} AS "${name}"`,
  )
  return `people AS MATERIALIZED (
      SELECT m."orgId", count(*) AS members, ${countOf(`m."status" = 'working'`)} AS working,
        ${countOf(`m."status" = 'student'`)} AS students, ${countOf(`m."status" = 'pensioner'`)} AS pensioners,
        ${countOf(`m."status" IS NULL`)} AS "noStatus", ${tickets.join(', ')}, ${countOf(`m."appInstalled"`)} AS "appUsers",
        ${countOf(`m."ticketStatus" = 'refused' AND m."appInstalled"`)} AS "refusedWithApp",
        ${countOf(`m."profcardsParticipant"`)} AS profcards, ${countOf(`m."joinedOnline"`)} AS "joinedOnline",
        max(m."joinedOn") AS since, min(m."leftOn") AS until
      FROM "Member" m
      WHERE ${scope('m."orgId"')} AND (m."leftOn" IS NULL OR m."leftOn" > ${day})
        AND (m."joinedOn" IS NULL OR m."joinedOn" <= ${day})
      GROUP BY m."orgId"
    ),
    gone AS MATERIALIZED (
      SELECT m."orgId", max(CASE WHEN m."leftOn" <= ${day} THEN m."leftOn" END) AS since,
        min(CASE WHEN m."leftOn" > ${day} THEN m."joinedOn" WHEN m."leftOn" IS NULL THEN m."joinedOn" END) AS until
      FROM "Member" m
      WHERE ${scope('m."orgId"')} AND (m."leftOn" <= ${day} OR m."joinedOn" > ${day})
      GROUP BY m."orgId"
    )`
}
