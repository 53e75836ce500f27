import type { Button, Screen } from '../../../core/screen.ts'
import type { StatementKind } from '../../../domain/membership/statements.ts'

export const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const ALL: Button = { label: { key: 'statement.all' }, route: 'statements' }

/** Which statements a person can have. */
export function listScreen(kinds: StatementKind[]): Screen {
  const rows = kinds.map((kind): Button[] => [
    { label: { key: `statement.${kind}` }, route: 'statement', args: [kind] },
  ])
  return {
    text: { key: kinds.length > 0 ? 'statement.choose' : 'statement.none' },
    buttons: [...rows, [HOME]],
  }
}

/** The name as it will stand, to be confirmed; undefined where there is no guess. */
export function nameScreen(kind: StatementKind, name: string | undefined): Screen {
  const fix: Button = { label: { key: 'statement.fix' }, route: 'statement.fix', args: [kind] }
  const plain: Button = { label: { key: 'statement.plain' }, route: 'statement.plain', args: [kind] }
  if (name === undefined)
    return {
      text: { key: 'statement.nameUnknown' },
      buttons: [
        [fix, plain],
        [ALL, HOME],
      ],
    }
  const right: Button = {
    label: { key: 'statement.right' },
    route: 'statement.right',
    args: [kind],
    style: 'primary',
  }
  return { text: { key: 'statement.name', vars: { name } }, buttons: [[right, fix], [plain], [ALL, HOME]] }
}

export function typeScreen(kind: string): Screen {
  const plain: Button = { label: { key: 'statement.plain' }, route: 'statement.plain', args: [kind] }
  return { text: { key: 'statement.type' }, buttons: [[plain], [ALL, HOME]] }
}

export function sentScreen(kind: StatementKind, file: NonNullable<Screen['file']>): Screen {
  // Who leaves goes on leaving.
  const back: Button = kind === 'leave' ? { label: { key: 'statement.backToLeave' }, route: 'leave' } : ALL
  return {
    text: { key: `statement.sent.${kind}` },
    file,
    buttons: [[{ label: { key: 'statement.fixName' }, route: 'statement.fix', args: [kind] }], [back, HOME]],
  }
}
