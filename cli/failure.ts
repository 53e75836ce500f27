/** Something an operator can put right: shown as one line, never with a stack. Exit code 1. */
export class Failure extends Error {
  constructor(
    message: string,
    /** what to do about it, as a sentence */
    readonly advice: string,
  ) {
    super(message)
    this.name = 'Failure'
  }
}

/** A command typed wrongly. Exit code 2. */
export class WrongUsage extends Failure {
  constructor(message: string, advice = 'See --help.') {
    super(message, advice)
    this.name = 'WrongUsage'
  }
}

/** Ends a command with exit code 1 where its answer has said already what is wrong. */
export class SaidAlready extends Error {
  constructor() {
    super('the answer says what is wrong')
    this.name = 'SaidAlready'
  }
}
