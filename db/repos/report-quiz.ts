import type { QuizFacts } from '../../domain/report/facts.ts'
import type { Reader } from './coverage-places.ts'

/** The latest quiz up to the day of each organisation that took part. */
export async function quizzesOf(
  read: Reader,
  orgIds: readonly number[],
  asOf: string,
): Promise<Map<number, QuizFacts>> {
  const held = await read.quizResult.findMany({
    where: { orgId: { in: [...orgIds] }, heldOn: { lte: asOf } },
    orderBy: { heldOn: 'asc' },
  })
  return new Map(
    held.map(({ orgId, participants, passed, excellent }) => [orgId, { participants, passed, excellent }]),
  )
}
