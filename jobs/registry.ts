import { z } from 'zod'
import { runBroadcasts } from './broadcasts/run-broadcasts.ts'
import { keepCounts, keepWeek, searchDuplicates } from './coverage/keep-counts.ts'
import { defineJob, type JobDefinition } from './define-job.ts'
import { runImports } from './imports/run-imports.ts'
import { runOutbox } from './outbox/run-outbox.ts'
import { editReminders } from './reminders/edit-reminders.ts'
import { planCampaigns } from './reminders/plan-campaigns.ts'
import { planDue } from './reminders/plan-due.ts'
import { planMemberAsks } from './reminders/plan-member-asks.ts'
import { planQuestions } from './reminders/plan-questions.ts'
import { planReminders } from './reminders/plan-reminders.ts'
import { planTermEnds } from './reminders/plan-term-ends.ts'
import { erasePeople } from './retention/erase-people.ts'
import { forgetOld } from './retention/forget-old.ts'
import { keepDrafts } from './retention/keep-drafts.ts'
import type { ScheduleEntry } from './schedule.ts'
import { planAnalyses } from './summaries/plan-analyses.ts'
import { planSummaries } from './summaries/plan-summaries.ts'

const nothing = z.object({}).strict()
type Nothing = z.infer<typeof nothing>

/** Every job there is. */
export const jobs: Array<JobDefinition<Nothing>> = [
  defineJob({
    name: 'gap-reminders',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => planReminders(context),
  }),
  defineJob({
    name: 'campaign-reminders',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => planCampaigns(context),
  }),
  defineJob({
    name: 'term-ends',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => planTermEnds(context),
  }),
  defineJob({
    name: 'gap-edits',
    payload: nothing,
    lane: 'plan',
    retry: 0,
    run: (_, context) => editReminders(context),
  }),
  defineJob({
    name: 'weekly-summaries',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => planSummaries(context),
  }),
  defineJob({
    name: 'quarterly-analyses',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => planAnalyses(context),
  }),
  defineJob({
    name: 'application-due',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => planDue(context),
  }),
  defineJob({
    name: 'late-questions',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => planQuestions(context),
  }),
  defineJob({
    name: 'coverage-counts',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => keepCounts(context),
  }),
  defineJob({
    name: 'weekly-snapshots',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => keepWeek(context),
  }),
  defineJob({
    name: 'duplicates',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => searchDuplicates(context),
  }),
  defineJob({
    name: 'retention',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => forgetOld(context),
  }),
  defineJob({
    name: 'member-asks',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => planMemberAsks(context),
  }),
  defineJob({
    name: 'drafts',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => keepDrafts(context),
  }),
  defineJob({
    name: 'erasures',
    payload: nothing,
    lane: 'plan',
    retry: 3,
    run: (_, context) => erasePeople(context),
  }),
  defineJob({
    name: 'outbox',
    payload: nothing,
    lane: 'outbox',
    retry: 0,
    run: (_, context) => runOutbox(context),
  }),
  defineJob({
    name: 'imports',
    payload: nothing,
    lane: 'imports',
    retry: 0,
    run: (_, context) => runImports(context),
  }),
  defineJob({
    name: 'broadcasts',
    payload: nothing,
    lane: 'broadcasts',
    retry: 0,
    run: (_, context) => runBroadcasts(context),
  }),
]

/** Stops the start when a name is there twice, a schedule names a job that is not, or a job is in no schedule. */
export function checkRegistry(definitions: Array<{ name: string }>, entries: ScheduleEntry[]): void {
  const names = definitions.map((definition) => definition.name)
  const scheduled = entries.map((entry) => entry.job)
  const problems = [
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `job ${name} is registered twice`),
    ...scheduled
      .filter((name) => !names.includes(name))
      .map((name) => `the schedule names ${name}, which is no job`),
    ...names.filter((name) => !scheduled.includes(name)).map((name) => `job ${name} is in no schedule`),
  ]
  if (problems.length > 0) throw new Error(problems.join('; '))
}
