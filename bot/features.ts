import type { Deps } from './deps.ts'
import { createAnnounce } from './features/announce/index.ts'
import type { Pace } from './features/announce/sending.ts'
import { createApplications } from './features/applications/index.ts'
import { createBonus } from './features/bonus/index.ts'
import { createCampaign } from './features/campaign/index.ts'
import { createCard } from './features/card/index.ts'
import { createConsent } from './features/consents/index.ts'
import { createDepartures } from './features/departure/index.ts'
import { createDialogue } from './features/dialogue/index.ts'
import { createDuplicates } from './features/duplicates/index.ts'
import { createGaps } from './features/gaps/index.ts'
import { createImports } from './features/imports/index.ts'
import { createInvites } from './features/invite/index.ts'
import { createInviteOpener } from './features/invite/open.ts'
import { createJoin } from './features/join/index.ts'
import { createJoinLinkOpener } from './features/join/open-link.ts'
import { createPermitOpener } from './features/join/open-permit.ts'
import { createLink } from './features/link/index.ts'
import { createLookup } from './features/lookup/index.ts'
import { createMend } from './features/mend/index.ts'
import { createMenu } from './features/menu/index.ts'
import { createOffice } from './features/office/index.ts'
import { createPrivacy } from './features/privacy/index.ts'
import { createProfile } from './features/profile/index.ts'
import { createFaq } from './features/questions/faq.ts'
import { createQuestions } from './features/questions/index.ts'
import { createReach } from './features/reach/index.ts'
import { createSettings } from './features/settings/index.ts'
import { createStatements } from './features/statements/index.ts'
import { createStatuses } from './features/statuses/index.ts'
import { createSummary } from './features/summary/index.ts'
import { createTables } from './features/tables/index.ts'
import { createOwnTexts } from './features/tables/texts.ts'
import { createTickets } from './features/tickets/index.ts'
import { createOwnTicket } from './features/tickets/own.ts'

/** Everything a person can name, built once a process. */
export function createFeatures(deps: Deps, pace: Pace) {
  const [join, link] = [createJoin(deps), createLink(deps)]
  return {
    menu: createMenu(deps, {
      join: createJoinLinkOpener(deps, join.start),
      office: createInviteOpener(deps),
      permit: createPermitOpener(deps, join.start),
      link: link.start,
    }),
    dialogue: createDialogue(deps, join.underWay),
    link,
    campaign: createCampaign(deps),
    card: createCard(deps),
    bonus: createBonus(deps),
    offers: createConsent(deps, 'offers'),
    mailings: createConsent(deps, 'mailings'),
    profile: createProfile(deps),
    questions: { ...createQuestions(deps), ...createFaq(deps) },
    statements: createStatements(deps),
    statuses: createStatuses(deps),
    office: createOffice(deps),
    gaps: createGaps(deps),
    summary: createSummary(deps),
    mend: createMend(deps),
    invites: createInvites(deps),
    duplicates: createDuplicates(deps),
    imports: createImports(deps),
    lookup: createLookup(deps),
    join,
    applications: createApplications(deps),
    announce: createAnnounce(deps, pace),
    departures: createDepartures(deps),
    privacy: createPrivacy(deps),
    reach: createReach(deps),
    settings: createSettings(deps),
    tables: { ...createTables(deps), ...createOwnTexts(deps) },
    tickets: { ...createTickets(deps), ...createOwnTicket(deps) },
  }
}

export type Features = ReturnType<typeof createFeatures>
