import { pathAbove } from '../../domain/identity/who.ts'
import { hasAbove, movedScreen, toAnswerScreen } from '../../domain/questions/question-text.ts'
import type { Tx } from '../client.ts'
import { appendNotice } from './notices.ts'
import { nearestDeciders } from './offices.ts'
import { findQuestion, moveQuestion, type QuestionRow } from './questions.ts'
import { unionAdmins } from './union-admins.ts'

/** Who is to answer, and at which organisation; null: the admins of the union. */
export interface Answerers {
  orgId: number | null
  accounts: number[]
}

/** The nearest who decide at `path` or above; the union's admins where there is no path, or nobody on it. */
export async function findAnswerers(
  tx: Tx,
  path: string | undefined,
  today: string,
  asker: number,
): Promise<Answerers> {
  const nearest = path === undefined ? undefined : await nearestDeciders(tx, path, today, asker)
  if (nearest) return nearest
  return { orgId: null, accounts: (await unionAdmins(tx)).filter((id) => id !== asker) }
}

/** Sends the question to each of them, once for the same words at the same level. */
export async function tellAnswerers(
  tx: Tx,
  question: QuestionRow,
  { orgId, accounts }: Answerers,
  head: 'asked' | 'passed',
  now: Date,
): Promise<number[]> {
  const told: number[] = []
  for (const accountId of accounts) {
    const planned = await appendNotice(
      tx,
      {
        ...{ accountId, ...(question.org && { orgId: question.org.id }), kind: 'question.asked' },
        dedupeKey: `question.asked:${question.messages.at(-1)?.id ?? 0}:${orgId ?? 'union'}:${accountId}`,
        screen: toAnswerScreen(question, head),
      },
      now,
    )
    if (planned) told.push(accountId)
  }
  return told
}

/** Gives an open question to the next level that has somebody, and tells the asker, once; returns who was told of it. */
export async function passUp(tx: Tx, question: QuestionRow, today: string, now: Date): Promise<number[]> {
  if (!question.at || !hasAbove(question)) return []
  const next = await findAnswerers(tx, pathAbove(question.at.path), today, question.accountId)
  if (next.accounts.length === 0 || !(await moveQuestion(tx, question, next.orgId, now))) return []
  const moved = (await findQuestion(tx, question.id)) ?? question
  const kind = 'question.moved'
  const screen = movedScreen(moved)
  await appendNotice(
    tx,
    { accountId: question.accountId, kind, dedupeKey: `${kind}:${question.id}`, screen },
    now,
  )
  return tellAnswerers(tx, moved, next, 'passed', now)
}
