import type { MemberStatus } from './status.ts'

/** Papers that a person signs: to be taken into the union, to have dues withheld, and to leave. */
export const STATEMENT_KINDS = ['join', 'dues', 'leave'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]

/**
 * What applies to a person: whoever belongs to the union already joins no more and may leave, and a pensioner has no
 * employer who could withhold anything. Where the status is not known, nobody can say of dues.
 */
export function statementsFor(person: {
  isMember: boolean
  status: MemberStatus | undefined
}): StatementKind[] {
  const dues = person.status === 'working' || person.status === 'student'
  const applies: Record<StatementKind, boolean> = { join: !person.isMember, dues, leave: person.isMember }
  return STATEMENT_KINDS.filter((kind) => applies[kind])
}

/** The same without the one on leaving, which is offered to those who say that they leave. */
export function statementsToList(person: Parameters<typeof statementsFor>[0]): StatementKind[] {
  return statementsFor(person).filter((kind) => kind !== 'leave')
}

/** `text` as a statement; undefined for any other word. */
export function readStatementKind(text: string | undefined): StatementKind | undefined {
  return STATEMENT_KINDS.find((kind) => kind === text)
}
