/** A copy, backup or restore that cannot be done as asked: what is the matter, and what to do about it. */
export class TransferRefused extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message)
    this.name = 'TransferRefused'
  }
}
