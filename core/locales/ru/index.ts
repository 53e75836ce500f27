import { analysis } from './analysis.ts'
import { announce } from './announce.ts'
import { application } from './application.ts'
import { bonus } from './bonus.ts'
import { bonusHelp } from './bonus-help.ts'
import { campaign } from './campaign.ts'
import { card } from './card.ts'
import { check } from './check.ts'
import { common } from './common.ts'
import { consent } from './consent.ts'
import { delivery } from './delivery.ts'
import { departure } from './departure.ts'
import { duplicates } from './duplicates.ts'
import { funnel } from './funnel.ts'
import { gaps } from './gaps.ts'
import { held } from './held.ts'
import { importFile } from './import.ts'
import { inbox } from './inbox.ts'
import { invite } from './invite.ts'
import { jobs } from './jobs.ts'
import { join } from './join.ts'
import { letter } from './letter.ts'
import { link } from './link.ts'
import { lookup } from './lookup.ts'
import { menu } from './menu.ts'
import { office } from './office.ts'
import { paper } from './paper.ts'
import { permit } from './permit.ts'
import { place } from './place.ts'
import { print } from './print.ts'
import { privacy } from './privacy.ts'
import { profile } from './profile.ts'
import { question } from './question.ts'
import { reach } from './reach.ts'
import { report } from './report.ts'
import { rules } from './rules.ts'
import { settings } from './settings.ts'
import { statement } from './statement.ts'
import { statuses } from './statuses.ts'
import { summary } from './summary.ts'
import { tables } from './tables.ts'
import { term } from './term.ts'

/** Every text of the bot in Russian, by key. ICU plurals; **bold** and __italic__ are the only marks. */
export const ru = {
  ...common,
  ...office,
  ...application,
  ...campaign,
  ...card,
  ...funnel,
  ...bonus,
  ...bonusHelp,
  ...consent,
  ...permit,
  ...term,
  ...check,
  ...letter,
  ...link,
  ...lookup,
  ...invite,
  ...departure,
  ...duplicates,
  ...menu,
  ...settings,
  ...announce,
  ...delivery,
  ...jobs,
  ...gaps,
  ...held,
  ...inbox,
  ...importFile,
  ...join,
  ...place,
  ...print,
  ...paper,
  ...statement,
  ...statuses,
  ...privacy,
  ...profile,
  ...question,
  ...reach,
  ...report,
  ...rules,
  ...summary,
  ...tables,
  ...analysis,
}

export type MessageKey = keyof typeof ru
