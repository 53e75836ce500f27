import type { PrismaClient } from '../../../db/client.ts'
import { countOpenPairs } from '../../../db/repos/duplicates.ts'
import { loadTermLadder } from '../../../db/repos/gap-tables.ts'
import { memberStanding } from '../../../db/repos/member-reach.ts'
import { officesWithoutAccess } from '../../../db/repos/offices-without-access.ts'
import { countQuestionsFor } from '../../../db/repos/questions.ts'
import { brokenRules } from '../../../db/repos/rules.ts'
import { countWaitingPeople } from '../../../db/repos/waiting-people.ts'
import type { Waiting } from '../../../domain/organisation/desk.ts'
import type { Turn } from '../../turn.ts'
import type { OfficeView } from './screens.ts'

/** What waits at a chair's desk, each number by one query: of the sub-tree, and of the own passport. */
export async function loadWaiting(read: PrismaClient, view: OfficeView, turn: Turn): Promise<Waiting> {
  const { office, passport, gaps, waiting } = view
  const { orgId, orgPath } = office
  // Members of the whole union are counted by its summary: one by one it takes seconds.
  const isCounted = passport.level !== 'union'
  const [people, questions, below, members, broken, duplicates] = await Promise.all([
    countWaitingPeople(read, orgPath, turn),
    countQuestionsFor(read, turn.who, turn.accountId),
    officesWithoutAccess(read, orgId, turn.today, await loadTermLadder(read)),
    isCounted ? memberStanding(read, orgPath) : undefined,
    isCounted ? brokenRules(read, orgId, turn.today) : [],
    countOpenPairs(read, orgPath),
  ])
  return {
    ...{ people, questions, duplicates },
    gaps: gaps.length - waiting.length,
    access: below.filter(({ reasons }) => reasons.length > 0).length,
    noStatus: members?.noStatus ?? 0,
    toHand: members?.toHand ?? 0,
    // The number of lines that the button opens, where one of them stands nowhere else here.
    broken: broken.some(({ rule }) => !rule.summarised) ? broken.length : 0,
    unreached: members ? members.members - members.reached : 0,
  }
}
