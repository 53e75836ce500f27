import type { FileKind } from '../../../domain/registry/row-schemas.ts'
import type { KindSpec } from '../kind-spec.ts'
import { accounts } from './accounts.ts'
import { partners, purchases } from './bonus.ts'
import { quizResults, snapshots, statReports } from './figures.ts'
import { members } from './members.ts'
import { organisations } from './organisations.ts'

/** How each kind of file gets into the database. */
export const KINDS: Readonly<Record<FileKind, KindSpec>> = {
  organisations,
  members,
  stat_reports: statReports,
  snapshots,
  partners,
  purchases,
  quiz_results: quizResults,
  accounts,
}
