import { writtenDate } from '../../domain/calendar-date.ts'
import type { StatementKind } from '../../domain/membership/statements.ts'
import type { MemberStatus } from '../../domain/membership/status.ts'
import type { Drawing } from '../drawing.ts'
import { drawable } from '../font.ts'
import { toPdf } from '../pdf.ts'
import { say } from '../words.ts'
import { onePage, type Sheet } from './sheet.ts'

/** What is known for a statement. What is not known is a line to fill in by hand, never a guess. */
export interface StatementFacts {
  /** in the nominative */
  name: string
  /** as its owner confirmed it; '' where the name is not to be declined */
  genitive: string
  birthDate: string | undefined
  phone: string | undefined
  status: MemberStatus | undefined
  /** of who leaves: the number of the plastic card to be handed in, '' where it is not known; undefined: there is none */
  card: string | undefined
  orgName: string
  employer: string | undefined
  employerHead: string | undefined
  rate: string | undefined
  account: { number: string; owner: string; inn: string | undefined } | undefined
}

/** The head of a paper stands at the right. */
const HEAD = { from: 0.42 }

/** A statement on a sheet A4, to be printed and signed. */
export function statementPdf(kind: StatementKind, facts: StatementFacts): Promise<Buffer> {
  return toPdf([drawStatement(kind, facts)], say(`paper.${kind}.title`))
}

export function drawStatement(kind: StatementKind, facts: StatementFacts): Drawing {
  return onePage((sheet) => WRITE[kind](sheet, facts))
}

const WRITE: Record<StatementKind, (sheet: Sheet, facts: StatementFacts) => void> = {
  join: writeJoin,
  dues: writeDues,
  leave: writeLeave,
}

function writeJoin(sheet: Sheet, facts: StatementFacts): void {
  const status = facts.status ?? 'working'
  sheet.write(say('paper.join.to'), HEAD)
  sheet.write(facts.orgName, { ...HEAD, weight: 'bold' })
  from(sheet, facts)
  known(sheet, say('paper.birthDate'), facts.birthDate && writtenDate(facts.birthDate))
  known(sheet, say('paper.phone'), facts.phone)
  if (status === 'pensioner') sheet.write(say('paper.pensioner'), HEAD)
  else {
    known(sheet, say(`paper.place.${status}`), facts.employer)
    sheet.blank(say(`paper.post.${status}`), HEAD)
  }
  title(sheet, 'join')
  sheet.write(say('paper.join.ask'))
  sheet.write(say('paper.join.promise'), { above: 0.4 })
  sign(sheet, facts)
  sheet.rule()
  sheet.write(say('paper.join.mark'), { scale: 0.88, grey: true })
  sheet.write(say('paper.join.decision', blanks()), { scale: 0.88, above: 0.5 })
  sheet.write(say('paper.join.chair', blanks()), { scale: 0.88, above: 0.8 })
}

/** No more than what is sure: that somebody leaves by their own will. The union's own wording is not public. */
function writeLeave(sheet: Sheet, facts: StatementFacts): void {
  sheet.write(say('paper.leave.to'), HEAD)
  sheet.write(facts.orgName, { ...HEAD, weight: 'bold' })
  from(sheet, facts)
  known(sheet, say('paper.birthDate'), facts.birthDate && writtenDate(facts.birthDate))
  known(sheet, say('paper.phone'), facts.phone)
  title(sheet, 'leave')
  sheet.write(say('paper.leave.ask'))
  if (facts.card !== undefined)
    sheet.write(say('paper.leave.card', { number: facts.card || '_'.repeat(14) }), { above: 0.4 })
  sign(sheet, facts)
  sheet.rule()
  sheet.write(say('paper.join.mark'), { scale: 0.88, grey: true })
  sheet.write(say('paper.leave.taken', blanks()), { scale: 0.88, above: 0.5 })
  sheet.write(say('paper.join.chair', blanks()), { scale: 0.88, above: 0.8 })
}

function writeDues(sheet: Sheet, facts: StatementFacts): void {
  const isStudent = facts.status === 'student'
  sheet.write(say(isStudent ? 'paper.dues.toStudent' : 'paper.dues.to'), HEAD)
  if (facts.employer) sheet.write(facts.employer, { ...HEAD, weight: 'bold' })
  else sheet.blank('', HEAD)
  if (facts.employerHead) sheet.write(say('paper.dues.head', { name: facts.employerHead }), HEAD)
  else sheet.blank(say('paper.dues.headBlank'), HEAD)
  from(sheet, facts)
  sheet.blank(say(`paper.post.${isStudent ? 'student' : 'working'}`), HEAD)
  title(sheet, 'dues')
  const blank = '_'.repeat(12)
  sheet.write(
    isStudent
      ? say('paper.dues.askStudent', { sum: '_'.repeat(22) })
      : say('paper.dues.ask', { rate: facts.rate ?? blank }),
  )
  sheet.write(say('paper.dues.since', blanks()), { above: 0.4 })
  sheet.write(say('paper.dues.account'), { above: 0.8, weight: 'bold' })
  const { account } = facts
  if (account) {
    sheet.write(say('paper.dues.owner', { name: account.owner }))
    sheet.write(say('paper.dues.number', { number: account.number }))
    if (account.inn) sheet.write(say('paper.dues.inn', { inn: account.inn }))
    else sheet.blank(say('paper.dues.innBlank'))
  } else {
    sheet.write(say('paper.dues.owner', { name: facts.orgName }))
    sheet.blank(say('paper.dues.numberBlank'))
    sheet.blank(say('paper.dues.innBlank'))
  }
  sheet.blank(say('paper.dues.bank'))
  sign(sheet, facts)
  sheet.rule()
  sheet.write(say('paper.dues.copy'), { scale: 0.88, grey: true })
}

/** A name that is not declined stands on a line of its own, where the nominative is right. */
function from(sheet: Sheet, { name, genitive }: StatementFacts): void {
  const declined = drawable(genitive)
  if (declined) sheet.write(say('paper.from', { name: declined }), { ...HEAD, above: 0.4 })
  else {
    sheet.write(say('paper.applicant'), { ...HEAD, above: 0.4 })
    sheet.write(name, HEAD)
  }
}

function known(sheet: Sheet, label: string, value: string | undefined): void {
  if (value) sheet.write(`${label} ${value}`, HEAD)
  else sheet.blank(label, HEAD)
}

function title(sheet: Sheet, kind: StatementKind): void {
  sheet.write(say('paper.statement'), { anchor: 'middle', weight: 'bold', scale: 1.12, above: 2.6 })
  sheet.write(say(`paper.${kind}.about`), { anchor: 'middle' })
  sheet.write('\u00a0', { scale: 0.8 })
}

/** Date and signature; the name under it is in the nominative, whatever stands above. */
function sign(sheet: Sheet, { name }: StatementFacts): void {
  sheet.write(say('paper.date', blanks()), { above: 2.2 })
  sheet.write(say('paper.signature', { line: '_'.repeat(22), name }), { above: 0.9 })
}

function blanks() {
  return {
    day: '_'.repeat(4),
    month: '_'.repeat(14),
    year: '_'.repeat(3),
    number: '_'.repeat(8),
    line: '_'.repeat(22),
  }
}
