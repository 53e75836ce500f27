/** One check: `warn` asks for a look, `fail` says that something does not work. */
export interface Finding {
  name: string
  state: 'ok' | 'warn' | 'fail'
  says: string
  /** what to do next */
  advice?: string
}

export function ok(name: string, says: string): Finding {
  return { name, state: 'ok', says }
}

export function warn(name: string, says: string, advice: string): Finding {
  return { name, state: 'warn', says, advice }
}

export function fail(name: string, says: string, advice: string): Finding {
  return { name, state: 'fail', says, advice }
}

const MARKS = { ok: '✓', warn: '!', fail: '✗' }
/** Wide enough for the longest name of a check. */
const NAME_WIDTH = 11

/** A finding as one line for a person. */
export function findingLine({ name, state, says, advice }: Finding): string {
  return `${MARKS[state]} ${name.padEnd(NAME_WIDTH)}  ${says}${advice === undefined ? '' : ` → ${advice}`}`
}
