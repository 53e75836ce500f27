import { type DecisionDue, decisionDueInForce } from '../../domain/membership/decision-due.ts'
import { type QuestionLimits, questionLimitsInForce } from '../../domain/questions/limits.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { keptSetting } from './kept-settings.ts'

type Db = PrismaClient | Tx

/** In how many days an application is to be answered, and who hears of it when: as it is in force. */
export async function loadDecisionDue(read: Db): Promise<DecisionDue> {
  return decisionDueInForce(await keptSetting(read, 'decision.due'))
}

/** How long a question may wait, and how many a person may ask: as it is in force. */
export async function loadQuestionLimits(read: Db): Promise<QuestionLimits> {
  return questionLimitsInForce(await keptSetting(read, 'questions.limits'))
}
